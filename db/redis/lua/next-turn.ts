/**
 * Hands out the next turn of a session, or one again, in one step; where a rate limit is given, the
 * call is counted first, by the sliding window of @upstash/ratelimit on the keys that one uses.
 * KEYS: session hash, window, and for a limit its current and its previous window. ARGV: the turn
 * the caller has ('' for none), expiry in seconds, and for a limit the calls allowed, the time and
 * the length of the window in milliseconds.
 * Answers { left of the limit, status, session, revision, turn, token, set, set start, set size,
 * next size, left, replay }, shorter where nothing is handed out.
 */
export const NEXT_TURN = `#!lua flags=allow-key-locking
local left = 0
if KEYS[3] then
  local limit, now, window = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
  local used = tonumber(redis.call('GET', KEYS[3]) or 0)
  local before = tonumber(redis.call('GET', KEYS[4]) or 0)
  used = used + math.floor((1 - (now % window) / window) * before)
  if used >= limit then return {-1, 'limited'} end
  if redis.call('INCR', KEYS[3]) == 1 then redis.call('PEXPIRE', KEYS[3], window * 2 + 1000) end
  left = limit - used - 1
end
local s = redis.call('HMGET', KEYS[1], 'turn', 'base', 'length', 'width', 'session', 'revision',
  'set', 'setStart', 'setSize', 'nextSize')
if not s[1] then return {left, 'absent'} end
local turn, base, length, width = tonumber(s[1]), tonumber(s[2]), tonumber(s[3]), tonumber(s[4])
local after = tonumber(ARGV[1]) or turn
if after - turn > 64 then return {left, 'out_of_range', s[5], s[6], turn} end
local wanted = after + 1
if wanted < base then return {left, 'behind', s[5], s[6], turn, wanted} end
if wanted >= base + length then return {left, 'exhausted', s[5], s[6], turn} end
local at = (wanted - base) * width
local token = redis.call('GETRANGE', KEYS[2], at, at + width - 1)
if token == '' then return {left, 'absent'} end
if wanted > turn then redis.call('HSET', KEYS[1], 'turn', wanted) end
redis.call('EXPIRE', KEYS[1], ARGV[2])
redis.call('EXPIRE', KEYS[2], ARGV[2])
return {left, 'ok', s[5], s[6], wanted, token, s[7], s[8], s[9], s[10], base + length - 1 - wanted,
  wanted <= turn and 1 or 0}
`
