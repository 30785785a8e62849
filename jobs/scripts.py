"""The steps that a job takes in Redis, each a Lua script that happens wholly or not at all.

`now` and `tell` are there for each (jobs.connection.Scripts): a job's events are told in the step that makes them true. A
script returns false or 0 where the job is not in the state that the step starts from, so that a step taken twice, or by
somebody who lost the job, changes nothing.
"""

from jobs.delivery_scripts import TELLING

# KEYS job story unsent waiting leases passed events; ARGV _ id owner lease_s -> {token, attempt, story} | false
# `passed` is when the newest job that any worker got from the queue was sent: the queue is first in, first out, so a
# job sent before that and still waiting has lost its message.
CLAIM = """
if redis.call('HGET', KEYS[1], 'status') ~= 'queued' then return false end
local story = redis.call('GET', KEYS[2])
if not story then return false end
local sent = redis.call('ZSCORE', KEYS[4], ARGV[2])
if sent and tonumber(sent) > tonumber(redis.call('GET', KEYS[6]) or 0) then redis.call('SET', KEYS[6], sent) end
redis.call('ZREM', KEYS[3], ARGV[2])
redis.call('ZREM', KEYS[4], ARGV[2])
local attempt = redis.call('HINCRBY', KEYS[1], 'attempts', 1)
local token = redis.call('HINCRBY', KEYS[1], 'token', 1)
redis.call('HSET', KEYS[1], 'status', 'running', 'owner', ARGV[3], 'started_at', string.format('%.6f', now),
           'step', 'starting', 'fraction', '0')
redis.call('ZADD', KEYS[5], now + tonumber(ARGV[4]), ARGV[2])
tell(KEYS[7], 'status', string.format('{"status":"running","attempts":%d}', attempt))
return {token, attempt, story}
"""

# KEYS job leases events; ARGV _ id token lease_s step fraction [event data]... -> 1 | 0
# An empty step leaves the progress as it is.
HOLD = """
if redis.call('HGET', KEYS[1], 'status') ~= 'running' then return 0 end
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[3] then return 0 end
redis.call('ZADD', KEYS[2], now + tonumber(ARGV[4]), ARGV[2])
if ARGV[5] ~= '' then redis.call('HSET', KEYS[1], 'step', ARGV[5], 'fraction', ARGV[6]) end
for i = 7, #ARGV, 2 do tell(KEYS[3], ARGV[i], ARGV[i + 1]) end
return 1
"""

# KEYS job unsent leases events; ARGV _ id token lapsed refund -> 1 | 0. lapsed "1": only if the lease has run out.
REQUEUE = """
if redis.call('HGET', KEYS[1], 'status') ~= 'running' then return 0 end
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[3] then return 0 end
if ARGV[4] == '1' and tonumber(redis.call('ZSCORE', KEYS[3], ARGV[2]) or 0) > now then return 0 end
redis.call('HSET', KEYS[1], 'status', 'queued', 'step', 'queued', 'fraction', '0')
if ARGV[5] == '1' then redis.call('HINCRBY', KEYS[1], 'attempts', -1) end
redis.call('ZREM', KEYS[3], ARGV[2])
redis.call('ZADD', KEYS[2], now, ARGV[2])
tell(KEYS[4], 'status', string.format('{"status":"queued","attempts":%d}', redis.call('HGET', KEYS[1], 'attempts')))
return 1
"""

# KEYS job story unsent waiting leases events
# ARGV _ id token lapsed ttl_s status finished_at step fraction error digest event type body key url lane -> 1 | 0
# An empty token: whoever holds the job. Its webhook event (jobs.delivery_scripts) is told in the same step, its body fixed:
# no outcome without its deliveries, and no second event with other content. Without a type there is none. With the story
# of a job that did not succeed go the parts of a digest that were told.
END = (
    TELLING
    + """
local status = redis.call('HGET', KEYS[1], 'status')
if status ~= 'queued' and status ~= 'running' then return 0 end
if ARGV[3] ~= '' and (status ~= 'running' or redis.call('HGET', KEYS[1], 'token') ~= ARGV[3]) then return 0 end
if ARGV[4] == '1' and tonumber(redis.call('ZSCORE', KEYS[5], ARGV[2]) or 0) > now then return 0 end
redis.call('HSET', KEYS[1], 'status', ARGV[6], 'finished_at', ARGV[7], 'step', ARGV[8], 'fraction', ARGV[9])
if ARGV[10] ~= '' then redis.call('HSET', KEYS[1], 'error', ARGV[10]) end
if ARGV[11] ~= '' then redis.call('HSET', KEYS[1], 'digest', ARGV[11]) end
redis.call('EXPIRE', KEYS[1], ARGV[5])
redis.call('UNLINK', KEYS[2])
for i = 3, 5 do redis.call('ZREM', KEYS[i], ARGV[2]) end
if ARGV[13] ~= '' then
  local event = {id = ARGV[12], type = ARGV[13], body = ARGV[14], job = ARGV[2], ttl = ARGV[5]}
  fan_out(event, ARGV[15], ARGV[16], ARGV[17], '')
end
if ARGV[6] == 'succeeded' then
  local recall, recall_s = unpack(redis.call('HMGET', KEYS[1], 'recall', 'recall_s'))
  if recall then redis.call('SET', recall, ARGV[2], 'EX', recall_s) end
else
  redis.call('XTRIM', KEYS[6], 'MAXLEN', 0)
end
tell(KEYS[6], ARGV[6], '')
redis.call('EXPIRE', KEYS[6], ARGV[5])
return 1
"""
)

# KEYS job story events unsent waiting leases; ARGV _ id -> how many of the first three there were
# What would answer in the job's place goes with it: its idempotency key, and that its digest answers the same story again.
ERASE = (
    TELLING
    + """
local once, recall = unpack(redis.call('HMGET', KEYS[1], 'once', 'recall'))
if once then redis.call('UNLINK', once) end
if recall and redis.call('GET', recall) == ARGV[2] then redis.call('UNLINK', recall) end
for i = 4, 6 do redis.call('ZREM', KEYS[i], ARGV[2]) end
for _, delivery in ipairs(redis.call('ZRANGE', key('deliveries', ARGV[2]), 0, -1)) do forget(delivery) end
redis.call('UNLINK', key('deliveries', ARGV[2]))
redis.call('PUBLISH', KEYS[3], 'erased')
return redis.call('UNLINK', KEYS[1], KEYS[2], KEYS[3])
"""
)

# KEYS job unsent waiting; ARGV _ id
SENT = """
redis.call('ZREM', KEYS[2], ARGV[2])
if redis.call('HGET', KEYS[1], 'status') == 'queued' then
  redis.call('ZADD', KEYS[3], now, ARGV[2])
else
  redis.call('ZREM', KEYS[3], ARGV[2])
end
return 1
"""

# KEYS unsent waiting passed queue; ARGV _ resend_s lease_s limit -> ids to send again
# Those never sent (whoever took the job in died before), and those whose message is lost: sent a while ago, and the
# queue is empty or has come past them. Each gets a new time, so that other sweepers leave it for as long.
STRANDED = """
local horizon = now - tonumber(ARGV[3])
if redis.call('LLEN', KEYS[4]) > 0 then
  horizon = math.min(horizon, tonumber(redis.call('GET', KEYS[3]) or 0))
end
local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[2]), 'LIMIT', 0, ARGV[4])
for _, id in ipairs(ids) do redis.call('ZADD', KEYS[1], now, id) end
local lost = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', '(' .. string.format('%.6f', horizon), 'LIMIT', 0, ARGV[4])
for _, id in ipairs(lost) do
  redis.call('ZADD', KEYS[2], now, id)
  ids[#ids + 1] = id
end
return ids
"""
