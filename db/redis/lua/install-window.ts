/**
 * Installs a window, unless the same session has a higher revision. The turn of a session never
 * decreases.
 * KEYS: session hash, window. ARGV: session, revision, turn, base, length, width, set, set start,
 * set size, next size, tokens, expiry in seconds. Returns 1, or 0 if it was rejected.
 */
export const INSTALL_WINDOW = `#!lua flags=allow-key-locking
local current = redis.call('HMGET', KEYS[1], 'session', 'revision', 'turn')
local turn = tonumber(ARGV[3])
if current[1] == ARGV[1] then
  if tonumber(current[2]) > tonumber(ARGV[2]) then return 0 end
  turn = math.max(turn, tonumber(current[3]))
end
redis.call('HSET', KEYS[1], 'session', ARGV[1], 'revision', ARGV[2], 'turn', turn,
  'base', ARGV[4], 'length', ARGV[5], 'width', ARGV[6], 'set', ARGV[7], 'setStart', ARGV[8],
  'setSize', ARGV[9], 'nextSize', ARGV[10])
redis.call('SET', KEYS[2], ARGV[11], 'EX', ARGV[12])
redis.call('EXPIRE', KEYS[1], ARGV[12])
return 1
`
