/**
 * Reads those of the turns [from, from + count) that are in the window.
 * KEYS: session hash, window. ARGV: from, count.
 * Returns { session, revision, turn, first turn read, width, set, set start, set size, next size,
 * tokens }, or nil.
 */
export const PEEK_WINDOW = `#!lua flags=allow-key-locking
local s = redis.call('HMGET', KEYS[1], 'turn', 'base', 'length', 'width', 'session', 'revision',
  'set', 'setStart', 'setSize', 'nextSize')
if not s[1] or redis.call('EXISTS', KEYS[2]) == 0 then return false end
local base, width = tonumber(s[2]), tonumber(s[4])
local first = math.max(base, tonumber(ARGV[1]))
local last = math.min(base + tonumber(s[3]), tonumber(ARGV[1]) + tonumber(ARGV[2]))
local tokens = ''
if last > first then
  tokens = redis.call('GETRANGE', KEYS[2], (first - base) * width, (last - base) * width - 1)
end
return {s[5], s[6], tonumber(s[1]), first, width, s[7], s[8], s[9], s[10], tokens}
`
