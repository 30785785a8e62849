"""The steps that a job takes in Redis, each a Lua script that happens wholly or not at all.

`now` and `tell` are there for each (jobs.connection.Scripts): a job's events are told in the step that makes them true. A
script returns false or 0 where the job is not in the state that the step starts from, so that a step taken twice, or by
somebody who lost the job, changes nothing.
"""

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

# KEYS job story unsent waiting leases delivery due events
# ARGV _ id token lapsed ttl_s status finished_at step fraction error digest url event body -> 1 | 0
# An empty token: whoever holds the job. The delivery is made in the same step, its body fixed: no outcome without its
# callback, and no second one with other content. With the story of a job that did not succeed go the parts of a digest
# that were told.
END = """
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
if ARGV[12] ~= '' then
  redis.call('HSET', KEYS[6], 'url', ARGV[12], 'event', ARGV[13], 'body', ARGV[14], 'not_before', now)
  redis.call('EXPIRE', KEYS[6], ARGV[5])
  redis.call('ZADD', KEYS[7], now, ARGV[2])
end
if ARGV[6] ~= 'succeeded' then redis.call('XTRIM', KEYS[8], 'MAXLEN', 0) end
tell(KEYS[8], ARGV[6], '')
redis.call('EXPIRE', KEYS[8], ARGV[5])
return 1
"""

# KEYS job story delivery events unsent waiting leases due; ARGV _ id -> how many of the first four there were
ERASE = """
for i = 5, 8 do redis.call('ZREM', KEYS[i], ARGV[2]) end
redis.call('PUBLISH', KEYS[4], 'erased')
return redis.call('UNLINK', KEYS[1], KEYS[2], KEYS[3], KEYS[4])
"""

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

# KEYS due queue; ARGV _ lease_s most_queued -> ids whose delivery is due; each is left alone for lease_s
DUE = """
local room = tonumber(ARGV[3]) - redis.call('LLEN', KEYS[2])
if room <= 0 then return {} end
local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, room)
for _, id in ipairs(ids) do redis.call('ZADD', KEYS[1], now + tonumber(ARGV[2]), id) end
return ids
"""

# KEYS delivery due; ARGV _ id lease_s -> {attempt, event, url, body} | false
CLAIM_DELIVERY = """
local not_before = redis.call('HGET', KEYS[1], 'not_before')
if not not_before then
  redis.call('ZREM', KEYS[2], ARGV[2])
  return false
end
if tonumber(not_before) > now then return false end
redis.call('HSET', KEYS[1], 'not_before', now + tonumber(ARGV[3]))
redis.call('ZADD', KEYS[2], now + tonumber(ARGV[3]), ARGV[2])
local attempt = redis.call('HINCRBY', KEYS[1], 'attempts', 1)
local kept = redis.call('HMGET', KEYS[1], 'event', 'url', 'body')
return {attempt, kept[1], kept[2], kept[3]}
"""

# KEYS delivery due; ARGV _ id attempt wait_s -> 1 | 0. An empty wait: it is over, delivered or given up.
SETTLE_DELIVERY = """
if redis.call('HGET', KEYS[1], 'attempts') ~= ARGV[3] then return 0 end
if ARGV[4] == '' then
  redis.call('UNLINK', KEYS[1])
  redis.call('ZREM', KEYS[2], ARGV[2])
else
  redis.call('HSET', KEYS[1], 'not_before', now + tonumber(ARGV[4]))
  redis.call('ZADD', KEYS[2], now + tonumber(ARGV[4]), ARGV[2])
end
return 1
"""
