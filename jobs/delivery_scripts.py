"""The steps that a delivery takes in Redis, each a Lua script like those of jobs.scripts.

A **lane** is the line of deliveries before one receiver: a registered endpoint's id, or the host and port of a job's own
callback. What is about one receiver (how many attempts run at a time, whether it is left alone for a while) is kept with
its lane, so that nothing that stands in one lane holds up another.

    webhook:{id}       the body of an event                         the same bytes to everybody
    delivery:{id}      event, lane, status, attempts, not_before …   one event on its way to one receiver, and its log
    deliveries:{id}    zset of delivery ids by their making          those of a job, those of an endpoint
    due:{lane}         zset of delivery ids by when they are due     handed out: when they come back
    out:{lane}         zset of delivery ids by the end of the lease  handed out
    slow, new          the same                                     of those, the ones in slow lanes, in unknown lanes
    lane:{lane}        pace, failures, cooldown, open_until, failing_since
    lanes              zset of lanes by when to look at them

The names are made in the scripts: which endpoints an event goes to is only known there.
"""

# What a script that tells of an event needs. `now` is set before (jobs.connection.Scripts).
TELLING = """
local function key(kind, id) return 'nutgraf:' .. kind .. ':' .. id end
-- Lua writes 14 digits of a number: too few for a time, which might then seem to lie ahead.
local function stamp(seconds) return string.format('%.6f', seconds) end

local function look_again(lane)
  local first = redis.call('ZRANGE', key('due', lane), 0, 0, 'WITHSCORES')
  if not first[1] then return redis.call('ZREM', 'nutgraf:lanes', lane) end
  local open_until = tonumber(redis.call('HGET', key('lane', lane), 'open_until') or 0)
  redis.call('ZADD', 'nutgraf:lanes', stamp(math.max(tonumber(first[2]), open_until)), lane)
end

local function list(owner, id, ttl)
  redis.call('ZADD', key('deliveries', owner), stamp(now), id)
  redis.call('ZREMRANGEBYSCORE', key('deliveries', owner), '-inf', now - ttl)
  redis.call('EXPIRE', key('deliveries', owner), ttl)
end

-- A delivery's id is made of the event's and of where it goes.
local function deliver(event, lane, url, endpoint, once)
  local id = 'dlv_' .. string.sub(redis.sha1hex(event.id .. ' ' .. lane), 1, 26)
  local ttl = tonumber(event.ttl)
  redis.call('SET', key('webhook', event.id), event.body, 'EX', ttl)
  redis.call('HSET', key('delivery', id), 'event', event.id, 'type', event.type, 'job', event.job, 'lane', lane,
             'url', url, 'endpoint', endpoint, 'once', once, 'attempts', 0, 'tries', 0, 'not_before', stamp(now),
             'made_at', stamp(now), 'status', 'pending')
  redis.call('EXPIRE', key('delivery', id), ttl)
  if event.job ~= '' then list(event.job, id, ttl) end
  if endpoint ~= '' then list(endpoint, id, ttl) end
  if endpoint ~= '' and redis.call('HGET', key('endpoint', endpoint), 'status') ~= 'enabled' then
    redis.call('HSET', key('delivery', id), 'status', 'failed', 'outcome', 'the endpoint is disabled')
    return id
  end
  redis.call('ZADD', key('due', lane), once == '1' and 0 or stamp(now), id)
  look_again(lane)
  return id
end

-- To the job's callback, if it has one, and to every endpoint of the key that wants events of this type. An event that
-- was told before is not told again: its body stays what it was.
local function fan_out(event, key_id, url, lane, except)
  if redis.call('EXISTS', key('webhook', event.id)) == 1 then return {} end
  local told = {}
  if url ~= '' then told[1] = deliver(event, lane, url, '', '0') end
  for _, endpoint in ipairs(redis.call('ZRANGE', key('endpoints', key_id), 0, -1)) do
    local types = redis.call('HGET', key('endpoint', endpoint), 'types')
    if endpoint ~= except and types and string.find(types, ' ' .. event.type .. ' ', 1, true) then
      told[#told + 1] = deliver(event, endpoint, '', endpoint, '0')
    end
  end
  return told
end

local function forget(id)
  local kept = redis.call('HMGET', key('delivery', id), 'event', 'lane', 'endpoint', 'job')
  if not kept[1] then return end
  for _, set in ipairs({key('due', kept[2]), key('out', kept[2]), 'nutgraf:slow', 'nutgraf:new',
                        key('deliveries', kept[3]), key('deliveries', kept[4])}) do
    redis.call('ZREM', set, id)
  end
  redis.call('UNLINK', key('delivery', id), key('webhook', kept[1]))
  look_again(kept[2])
end

-- What waits before a receiver that is no more. What is being sent just now ends by itself.
local function drop_lane(lane, outcome)
  for _, id in ipairs(redis.call('ZRANGE', key('due', lane), 0, -1)) do
    local status = redis.call('HGET', key('delivery', id), 'status')
    if status ~= 'sending' then
      if status then redis.call('HSET', key('delivery', id), 'status', 'failed', 'outcome', outcome) end
      redis.call('ZREM', key('due', lane), id)
      redis.call('ZREM', key('out', lane), id)
    end
  end
  redis.call('UNLINK', key('lane', lane))
  look_again(lane)
end
"""

# Somebody wants something sent now: the lane's receiver is tried, though it was to be left alone.
AT_ONCE = """
local function at_once(lane)
  if redis.call('HEXISTS', key('lane', lane), 'open_until') == 1 then
    redis.call('HSET', key('lane', lane), 'open_until', stamp(now))
  end
  look_again(lane)
end

-- Begin the schedule of a delivery anew, `at` deciding its place in the lane. False: it is gone, or its endpoint disabled.
local function again(id, at)
  local kept = redis.call('HMGET', key('delivery', id), 'status', 'not_before', 'event', 'lane', 'endpoint')
  if not kept[1] or redis.call('EXISTS', key('webhook', kept[3])) == 0 then return false end
  if kept[5] ~= '' and redis.call('HGET', key('endpoint', kept[5]), 'status') ~= 'enabled' then return false end
  if kept[1] == 'sending' and tonumber(kept[2]) > now then return true end
  redis.call('HSET', key('delivery', id), 'status', 'pending', 'not_before', stamp(now), 'tries', 0)
  redis.call('ZADD', key('due', kept[4]), at, id)
  at_once(kept[4])
  return true
end
"""

# ARGV _ event type body endpoint ttl_s -> id of the delivery. One attempt, before whatever else waits.
TEST = (
    TELLING
    + AT_ONCE
    + """
local event = {id = ARGV[2], type = ARGV[3], body = ARGV[4], job = '', ttl = ARGV[6]}
local id = deliver(event, ARGV[5], '', ARGV[5], '1')
at_once(ARGV[5])
return id
"""
)

# ARGV _ id -> 1 | 0
REPLAY = (
    TELLING
    + AT_ONCE
    + """
return again(ARGV[2], 0) and 1 or 0
"""
)

# ARGV _ endpoint since until skip limit only_failed -> {how many were looked at, how many are sent again}
# Failed is what was given up, and what waits for its next attempt. A test is not sent again.
REPLAY_ALL = (
    TELLING
    + AT_ONCE
    + """
local ids = redis.call('ZRANGEBYSCORE', key('deliveries', ARGV[2]), ARGV[3], ARGV[4], 'LIMIT', ARGV[5], ARGV[6])
local replayed = 0
for _, id in ipairs(ids) do
  local kept = redis.call('HMGET', key('delivery', id), 'status', 'attempts', 'made_at', 'once')
  local failed = kept[1] == 'failed' or (kept[1] == 'pending' and kept[2] ~= '0')
  if kept[4] == '0' and (failed or (kept[1] == 'delivered' and ARGV[7] == '0')) then
    if again(id, kept[3]) then replayed = replayed + 1 end
  end
end
return {#ids, replayed}
"""
)

# ARGV _ event type body job ttl_s key url lane -> ids of the deliveries made
PUBLISH = (
    TELLING
    + """
local event = {id = ARGV[2], type = ARGV[3], body = ARGV[4], job = ARGV[5], ttl = ARGV[6]}
return fan_out(event, ARGV[7], ARGV[8], ARGV[9], '')
"""
)

# KEYS queue; ARGV _ lease_s most_queued per_lane most_slow most_new -> ids of deliveries to be enqueued, each left alone for
# lease_s. A receiver that nothing is known of, or that fails, gets one attempt at a time. All that are slow have `most_slow`
# among them, all that are new `most_new`: however many of them hang, the rest is for those that are known to be fast.
HAND_OUT = (
    TELLING
    + """
local lease_end, room = stamp(now + tonumber(ARGV[2])), tonumber(ARGV[3]) - redis.call('LLEN', KEYS[1])
local most_of = {slow = tonumber(ARGV[5]), new = tonumber(ARGV[6])}
for pace, _ in pairs(most_of) do redis.call('ZREMRANGEBYSCORE', 'nutgraf:' .. pace, '-inf', now) end
local given = {}
for _, lane in ipairs(redis.call('ZRANGEBYSCORE', 'nutgraf:lanes', '-inf', now, 'LIMIT', 0, 100)) do
  if room <= 0 then break end
  local due, out = key('due', lane), key('out', lane)
  redis.call('ZREMRANGEBYSCORE', out, '-inf', now)
  local state = redis.call('HMGET', key('lane', lane), 'pace', 'failing_since')
  local pace, most = state[1] or 'new', tonumber(ARGV[4])
  if pace == 'new' or state[2] then most = 1 end
  local may = math.min(room, most - redis.call('ZCARD', out))
  if most_of[pace] then may = math.min(may, most_of[pace] - redis.call('ZCARD', 'nutgraf:' .. pace)) end
  local ids = {}
  if may > 0 then ids = redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', 0, may) end
  for _, id in ipairs(ids) do
    if redis.call('EXISTS', key('delivery', id)) == 1 then
      redis.call('ZADD', due, lease_end, id)
      redis.call('ZADD', out, lease_end, id)
      if most_of[pace] then redis.call('ZADD', 'nutgraf:' .. pace, lease_end, id) end
      given[#given + 1] = id
      room = room - 1
    else
      redis.call('ZREM', due, id)
    end
  end
  look_again(lane)
  -- Those that are left wait for one of their lane to come back; look after other lanes first.
  if redis.call('ZCOUNT', due, '-inf', now) > 0 then redis.call('ZADD', 'nutgraf:lanes', 'GT', stamp(now + 1), lane) end
end
return given
"""
)

# ARGV _ id lease_s -> {attempt, tries, event, body, endpoint, url, once, secret, previous} | false
CLAIM_DELIVERY = (
    TELLING
    + """
local name, id = key('delivery', ARGV[2]), ARGV[2]
local kept = redis.call('HMGET', name, 'status', 'not_before', 'event', 'endpoint', 'url', 'lane', 'once')
if kept[1] ~= 'pending' and kept[1] ~= 'sending' then return false end
if tonumber(kept[2]) > now then return false end
local body = redis.call('GET', key('webhook', kept[3]))
if not body then return false end
local url, secret, previous = kept[5], '', ''
if kept[4] ~= '' then
  local to = redis.call('HMGET', key('endpoint', kept[4]), 'status', 'url', 'secret', 'previous', 'previous_until')
  if to[1] ~= 'enabled' then  -- it was while this was handed out, by somebody who died over it
    redis.call('HSET', name, 'status', 'failed', 'outcome', 'the endpoint is ' .. (to[1] or 'deleted'))
    redis.call('ZREM', key('due', kept[6]), id)
    return false
  end
  url, secret = to[2], to[3]
  if to[4] and tonumber(to[5]) > now then previous = to[4] end
end
local lease_end = stamp(now + tonumber(ARGV[3]))
redis.call('HSET', name, 'status', 'sending', 'not_before', lease_end)
redis.call('ZADD', key('due', kept[6]), lease_end, id)
redis.call('ZADD', key('out', kept[6]), lease_end, id)
redis.call('ZADD', 'nutgraf:slow', 'XX', lease_end, id)
redis.call('ZADD', 'nutgraf:new', 'XX', lease_end, id)
local attempt, tries = redis.call('HINCRBY', name, 'attempts', 1), redis.call('HINCRBY', name, 'tries', 1)
return {attempt, tries, kept[3], body, kept[4], url, kept[7], secret, previous}
"""
)

# ARGV _ settled(JSON) ttl_s limits(JSON) body -> 1 | 0
# What became of an attempt: it is written into the log, the delivery is over or its next attempt set, and its lane learns
# from it. `body` tells of an endpoint that is disabled by this.
SETTLE = (
    TELLING
    + """
local settled, limits = cjson.decode(ARGV[2]), cjson.decode(ARGV[4])
local id, name = settled.id, key('delivery', settled.id)
local kept = redis.call('HMGET', name, 'attempts', 'status', 'lane', 'endpoint')
if kept[1] ~= tostring(settled.attempt) or kept[2] ~= 'sending' then return 0 end
local lane, endpoint, state = kept[3], kept[4], key('lane', kept[3])
redis.call('HSET', name, 'attempt:' .. settled.attempt, settled.entry, 'outcome', settled.outcome)
redis.call('HDEL', name, 'attempt:' .. (settled.attempt - limits.entries))
redis.call('ZREM', key('out', lane), id)
redis.call('ZREM', 'nutgraf:slow', id)
redis.call('ZREM', 'nutgraf:new', id)

redis.call('HSET', state, 'pace', settled.pace)
redis.call('EXPIRE', state, limits.state_s)
if settled.delivered then
  redis.call('HDEL', state, 'failures', 'cooldown', 'open_until', 'failing_since')
elseif settled.counts then
  redis.call('HSETNX', state, 'failing_since', stamp(now))
  if redis.call('HINCRBY', state, 'failures', 1) >= limits.failures then
    local cooldown = math.min(2 * (redis.call('HGET', state, 'cooldown') or limits.cooldown_s / 2), limits.longest_s)
    redis.call('HSET', state, 'cooldown', cooldown, 'open_until', stamp(now + cooldown))
  end
end
if settled.pause_s > 0 and endpoint ~= '' then
  local until_s = math.max(now + settled.pause_s, tonumber(redis.call('HGET', state, 'open_until') or 0))
  redis.call('HSET', state, 'open_until', stamp(until_s))
end

if settled.wait_s and (endpoint == '' or redis.call('HGET', key('endpoint', endpoint), 'status') == 'enabled') then
  local not_before = stamp(now + settled.wait_s)
  redis.call('HSET', name, 'status', 'pending', 'not_before', not_before)
  redis.call('ZADD', key('due', lane), not_before, id)
else
  redis.call('HSET', name, 'status', settled.delivered and 'delivered' or 'failed')
  redis.call('ZREM', key('due', lane), id)
end
look_again(lane)

local since = tonumber(redis.call('HGET', state, 'failing_since') or now)
if endpoint ~= '' and not settled.delivered and (settled.gone or now - since >= limits.failing_s) then
  if redis.call('HGET', key('endpoint', endpoint), 'status') == 'enabled' then
    redis.call('HSET', key('endpoint', endpoint), 'status', 'disabled', 'disabled_at', stamp(now),
               'disabled_reason', settled.gone and 'gone' or 'failing')
    drop_lane(lane, 'the endpoint is disabled')
    local event = {id = settled.notice, type = 'endpoint.disabled', body = ARGV[5], job = '', ttl = ARGV[3]}
    fan_out(event, redis.call('HGET', key('endpoint', endpoint), 'key'), '', '', endpoint)
  end
end
return 1
"""
)
