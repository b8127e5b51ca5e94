import { MAX_TURNS_AHEAD } from '../window-limits'

/**
 * Takes the next turn of a session, or replays one. If a rate limit is given, the call is counted
 * first, with the sliding window and the keys of @upstash/ratelimit.
 * KEYS: session hash, window; for a limit, the keys of its current and previous window.
 * ARGV: the last turn of the caller ('' for none), expiry in seconds; for a limit, the calls allowed,
 * the time and the length of the window in milliseconds.
 * Returns { left of the limit, status, session, revision, turn, token, set, set start, set size,
 * next size, left, replay }, shorter if no turn was taken.
 */
export const NEXT_TURN = `#!lua flags=allow-key-locking
local left = 0
if KEYS[3] then
  local limit, now, window = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
  local used = tonumber(redis.call('GET', KEYS[3]) or 0)
  local previous = tonumber(redis.call('GET', KEYS[4]) or 0)
  used = used + math.floor((1 - (now % window) / window) * previous)
  if used >= limit then return {-1, 'limited'} end
  if redis.call('INCR', KEYS[3]) == 1 then redis.call('PEXPIRE', KEYS[3], window * 2 + 1000) end
  left = limit - used - 1
end
local s = redis.call('HMGET', KEYS[1], 'turn', 'base', 'length', 'width', 'session', 'revision',
  'set', 'setStart', 'setSize', 'nextSize')
if not s[1] then return {left, 'absent'} end
local turn, base, length, width = tonumber(s[1]), tonumber(s[2]), tonumber(s[3]), tonumber(s[4])
local after = tonumber(ARGV[1]) or turn
if after - turn > ${MAX_TURNS_AHEAD} then return {left, 'out_of_range', s[5], s[6], turn} end
local requested = after + 1
if requested < base then return {left, 'behind', s[5], s[6], turn, requested} end
if requested >= base + length then return {left, 'exhausted', s[5], s[6], turn} end
local at = (requested - base) * width
local token = redis.call('GETRANGE', KEYS[2], at, at + width - 1)
if token == '' then return {left, 'absent'} end
if requested > turn then redis.call('HSET', KEYS[1], 'turn', requested) end
redis.call('EXPIRE', KEYS[1], ARGV[2])
redis.call('EXPIRE', KEYS[2], ARGV[2])
return {left, 'ok', s[5], s[6], requested, token, s[7], s[8], s[9], s[10], base + length - 1 - requested,
  requested <= turn and 1 or 0}
`
