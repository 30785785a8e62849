"""The steps that a job takes in Redis, each a Lua script that happens wholly or not at all.

`now` and `tell` are there for each (jobs.connection.Scripts): a job's events are told in the step that makes them true. A
script returns false or 0 where the job is not in the state that the step starts from, so that a step taken twice, or by
somebody who lost the job, changes nothing.
"""

from jobs.delivery_scripts import TELLING

# What a script that ends a job needs, after TELLING. A batch (jobs.batches) counts its jobs down; when the last of them is
# over, and when a job is superseded, there is something to tell of that is not told in the same step: jobs.untold.
ENDING = """
local function count_down(id, status)
  local batch = redis.call('HGET', key('job', id), 'batch')
  if not batch or redis.call('EXISTS', key('batch', batch)) == 0 then return end
  tell(key('events', batch), 'job', string.format('{"id":"%s","status":"%s"}', id, status))
  if redis.call('HINCRBY', key('batch', batch), 'left', -1) > 0 then return end
  redis.call('HSET', key('batch', batch), 'completed_at', stamp(now))
  redis.call('ZADD', 'nutgraf:untold', stamp(now), batch)
  tell(key('events', batch), 'completed', '')
end

local function end_job(id, status, ttl)
  redis.call('HSET', key('job', id), 'status', status, 'step', status)
  redis.call('EXPIRE', key('job', id), ttl)
  redis.call('UNLINK', key('story', id))
  for _, set in ipairs({'unsent', 'waiting', 'leases'}) do redis.call('ZREM', 'nutgraf:' .. set, id) end
  if status ~= 'succeeded' then redis.call('XTRIM', key('events', id), 'MAXLEN', 0) end
  tell(key('events', id), status, '')
  redis.call('EXPIRE', key('events', id), ttl)
  count_down(id, status)
end
"""

# KEYS job story events unsent list...; ARGV _ id ttl_s submitted_at about story batch revision rank current
# `current` is that one of the lists in which the jobs of the same external_id stand that have a revision and are not
# superseded. A job without a revision supersedes nothing. Of two ranks that can be compared (jobs.revisions) the greater is
# the newer, else the job that came later. Who comes too late is superseded at once. A superseded job that is not over is
# cancelled.
CREATE = (
    TELLING
    + ENDING
    + """
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
local id, ttl = ARGV[2], tonumber(ARGV[3])
redis.call('HSET', KEYS[1], 'status', 'queued', 'submitted_at', ARGV[4], 'about', ARGV[5], 'attempts', 0, 'step', 'queued',
           'fraction', 0, 'lists', table.concat(KEYS, ' ', 5))
redis.call('EXPIRE', KEYS[1], ttl)
redis.call('SET', KEYS[2], ARGV[6], 'EX', ttl)
redis.call('XADD', KEYS[3], '*', 'event', 'status', 'data', '{"status":"queued","attempts":0}')
redis.call('EXPIRE', KEYS[3], ttl)
redis.call('ZADD', KEYS[4], ARGV[4], id)
for i = 5, #KEYS do
  redis.call('ZADD', KEYS[i], ARGV[4], id)
  redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', now - 2 * ttl)
  redis.call('EXPIRE', KEYS[i], 2 * ttl)
end
if ARGV[7] ~= '' then redis.call('HSET', KEYS[1], 'batch', ARGV[7]) end
local revision, rank = ARGV[8], ARGV[9]
if revision == '' then return 1 end
redis.call('HSET', KEYS[1], 'revision', revision, 'rank', rank)

local function supersede(old, by)
  local status = redis.call('HGET', key('job', old), 'status')
  redis.call('HSET', key('job', old), 'superseded_by', by, 'superseded_at', stamp(now))
  redis.call('ZREM', ARGV[10], old)
  redis.call('ZADD', 'nutgraf:untold', stamp(now), old)
  if status ~= 'queued' and status ~= 'running' then return end
  redis.call('HSET', key('job', old), 'finished_at', stamp(now))
  end_job(old, 'cancelled', ttl)
end

local newer
for _, other in ipairs(redis.call('ZRANGE', ARGV[10], 0, -1)) do
  local kept = redis.call('HMGET', key('job', other), 'revision', 'rank')
  if kept[1] and kept[1] ~= revision then
    if string.sub(kept[2], 1, 1) == string.sub(rank, 1, 1) and kept[2] > rank then
      newer = other
    else
      supersede(other, id)
    end
  end
end
if newer then supersede(id, newer) end
return 1
"""
)

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

# KEYS job leases
# ARGV _ id token lapsed ttl_s status finished_at fraction error digest event type body key url lane -> 1 | 0
# An empty token: whoever holds the job. Its webhook event (jobs.delivery_scripts) is told in the same step, its body fixed:
# no outcome without its deliveries, and no second event with other content. Without a type there is none. With the story
# of a job that did not succeed go the parts of a digest that were told.
END = (
    TELLING
    + ENDING
    + """
local status = redis.call('HGET', KEYS[1], 'status')
if status ~= 'queued' and status ~= 'running' then return 0 end
if ARGV[3] ~= '' and (status ~= 'running' or redis.call('HGET', KEYS[1], 'token') ~= ARGV[3]) then return 0 end
if ARGV[4] == '1' and tonumber(redis.call('ZSCORE', KEYS[2], ARGV[2]) or 0) > now then return 0 end
redis.call('HSET', KEYS[1], 'finished_at', ARGV[7], 'fraction', ARGV[8])
if ARGV[9] ~= '' then redis.call('HSET', KEYS[1], 'error', ARGV[9]) end
if ARGV[10] ~= '' then redis.call('HSET', KEYS[1], 'digest', ARGV[10]) end
if ARGV[12] ~= '' then
  local event = {id = ARGV[11], type = ARGV[12], body = ARGV[13], job = ARGV[2], ttl = ARGV[5]}
  fan_out(event, ARGV[14], ARGV[15], ARGV[16], '')
end
local recall, recall_s = unpack(redis.call('HMGET', KEYS[1], 'recall', 'recall_s'))
if ARGV[6] == 'succeeded' and recall then redis.call('SET', recall, ARGV[2], 'EX', recall_s) end
end_job(ARGV[2], ARGV[6], ARGV[5])
return 1
"""
)

# KEYS job story events unsent waiting leases; ARGV _ id -> how many of the first three there were
# What would answer in the job's place goes with it: its idempotency key, and that its digest answers the same story again.
ERASE = (
    TELLING
    + ENDING
    + """
local once, recall = unpack(redis.call('HMGET', KEYS[1], 'once', 'recall'))
if once then redis.call('UNLINK', once) end
if recall and redis.call('GET', recall) == ARGV[2] then redis.call('UNLINK', recall) end
local status, lists = unpack(redis.call('HMGET', KEYS[1], 'status', 'lists'))
if status == 'queued' or status == 'running' then count_down(ARGV[2], 'erased') end
for list in string.gmatch(lists or '', '%S+') do redis.call('ZREM', list, ARGV[2]) end
for i = 4, 6 do redis.call('ZREM', KEYS[i], ARGV[2]) end
for _, delivery in ipairs(redis.call('ZRANGE', key('deliveries', ARGV[2]), 0, -1)) do forget(delivery) end
redis.call('UNLINK', key('deliveries', ARGV[2]))
redis.call('PUBLISH', KEYS[3], 'erased')
return redis.call('UNLINK', KEYS[1], KEYS[2], KEYS[3])
"""
)

# KEYS batch events jobs untold; ARGV _ id
ERASE_BATCH = (
    TELLING
    + """
local once = redis.call('HGET', KEYS[1], 'once')
if once then redis.call('UNLINK', once) end
for _, delivery in ipairs(redis.call('ZRANGE', key('deliveries', ARGV[2]), 0, -1)) do forget(delivery) end
redis.call('ZREM', KEYS[4], ARGV[2])
redis.call('PUBLISH', KEYS[2], 'erased')
return redis.call('UNLINK', KEYS[1], KEYS[2], KEYS[3], key('deliveries', ARGV[2]))
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
