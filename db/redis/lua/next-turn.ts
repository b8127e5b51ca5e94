/**
 * Hands out the next turn of a session, or one again, in one step.
 * KEYS: session hash, window. ARGV: the turn the caller has ('' for none), expiry in seconds.
 * Answers { status, session, revision, turn, token, set, set start, set size, next size, left,
 * replay }, shorter where nothing is handed out.
 */
export const NEXT_TURN = `#!lua flags=allow-key-locking
local s = redis.call('HMGET', KEYS[1], 'turn', 'base', 'length', 'width', 'session', 'revision',
  'set', 'setStart', 'setSize', 'nextSize')
if not s[1] then return {'absent'} end
local turn, base, length, width = tonumber(s[1]), tonumber(s[2]), tonumber(s[3]), tonumber(s[4])
local after = tonumber(ARGV[1]) or turn
if after - turn > 64 then return {'out_of_range', s[5], s[6], turn} end
local wanted = after + 1
if wanted < base then return {'behind', s[5], s[6], turn, wanted} end
if wanted >= base + length then return {'exhausted', s[5], s[6], turn} end
local at = (wanted - base) * width
local token = redis.call('GETRANGE', KEYS[2], at, at + width - 1)
if token == '' then return {'absent'} end
if wanted > turn then redis.call('HSET', KEYS[1], 'turn', wanted) end
redis.call('EXPIRE', KEYS[1], ARGV[2])
redis.call('EXPIRE', KEYS[2], ARGV[2])
return {'ok', s[5], s[6], wanted, token, s[7], s[8], s[9], s[10], base + length - 1 - wanted,
  wanted <= turn and 1 or 0}
`
