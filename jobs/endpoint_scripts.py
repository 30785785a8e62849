"""The steps that a registered endpoint takes in Redis, each a Lua script like those of jobs.scripts.

endpoint:{id}     key, url, types, description, status, secret, previous, previous_until …
endpoints:{key}   zset of endpoint ids by their making
"""

from jobs.delivery_scripts import TELLING

# KEYS endpoint endpoints all; ARGV _ id most field value … -> 1 | 0
CREATE = """
if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], 'created_at', string.format('%.6f', now), unpack(ARGV, 4))
for i = 2, 3 do redis.call('ZADD', KEYS[i], string.format('%.6f', now), ARGV[2]) end
return 1
"""

# KEYS endpoint; ARGV _ id status begin_anew field value … -> 1 | 0. An empty status: it stays.
CHANGE = (
    TELLING
    + """
local before = redis.call('HGET', KEYS[1], 'status')
if not before then return 0 end
if #ARGV > 4 then redis.call('HSET', KEYS[1], unpack(ARGV, 5)) end
if ARGV[3] == 'disabled' and before == 'enabled' then
  redis.call('HSET', KEYS[1], 'status', 'disabled', 'disabled_at', stamp(now), 'disabled_reason', 'asked')
  drop_lane(ARGV[2], 'the endpoint is disabled')
elseif ARGV[3] == 'enabled' and before == 'disabled' then
  redis.call('HSET', KEYS[1], 'status', 'enabled')
  redis.call('HDEL', KEYS[1], 'disabled_at', 'disabled_reason')
end
if ARGV[4] == '1' or (ARGV[3] == 'enabled' and before == 'disabled') then
  redis.call('UNLINK', key('lane', ARGV[2]))
  look_again(ARGV[2])
end
return 1
"""
)

# KEYS endpoint; ARGV _ secret overlap_s -> 1 | 0
ROTATE = """
local before = redis.call('HGET', KEYS[1], 'secret')
if not before then return 0 end
redis.call('HSET', KEYS[1], 'secret', ARGV[2], 'previous', before,
           'previous_until', string.format('%.6f', now + tonumber(ARGV[3])))
return 1
"""

# KEYS endpoint all; ARGV _ id -> 1 | 0
DELETE = (
    TELLING
    + """
local key_id = redis.call('HGET', KEYS[1], 'key')
if not key_id then return 0 end
redis.call('ZREM', key('endpoints', key_id), ARGV[2])
redis.call('ZREM', KEYS[2], ARGV[2])
drop_lane(ARGV[2], 'the endpoint is deleted')
redis.call('UNLINK', KEYS[1], key('deliveries', ARGV[2]))
return 1
"""
)
