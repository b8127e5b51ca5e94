/**
 * Removes a session, unless its revision is higher.
 * KEYS: session hash, window. ARGV: revision.
 */
export const REMOVE_WINDOW = `#!lua flags=allow-key-locking
local revision = tonumber(redis.call('HGET', KEYS[1], 'revision') or 0)
if revision > tonumber(ARGV[1]) then return 0 end
return redis.call('DEL', KEYS[1], KEYS[2])
`
