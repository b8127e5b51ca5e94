/**
 * Counts an attempt against all counters at once, unless one of them is in its delay. After `undelayed`
 * attempts, the delay of a counter doubles with each, up to a maximum.
 * KEYS: the counters. ARGV: now and the maximum delay in milliseconds, TTL in seconds, then `undelayed`
 * of each counter. Returns the milliseconds until the next attempt is allowed; 0 if this one is.
 */
export const COUNT_ATTEMPT = `#!lua flags=allow-key-locking
local now, maxDelay = tonumber(ARGV[1]), tonumber(ARGV[2])
local wait = 0
for _, key in ipairs(KEYS) do
  local blockedUntil = tonumber(redis.call('HGET', key, 'until') or 0)
  if blockedUntil - now > wait then wait = blockedUntil - now end
end
if wait > 0 then return wait end
for number, key in ipairs(KEYS) do
  local excess = redis.call('HINCRBY', key, 'count', 1) - tonumber(ARGV[3 + number])
  if excess >= 0 then
    local delay = maxDelay
    if excess < 20 then delay = math.min(1000 * 2 ^ excess, maxDelay) end
    redis.call('HSET', key, 'until', string.format('%.0f', now + delay))
  end
  redis.call('EXPIRE', key, ARGV[3])
end
return 0
`
