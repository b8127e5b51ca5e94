/**
 * Removes a session, unless it is another one or its revision is higher.
 * KEYS: session hash, window. ARGV: session, revision.
 */
export const REMOVE_WINDOW = `#!lua flags=allow-key-locking
local current = redis.call('HMGET', KEYS[1], 'session', 'revision')
if current[1] ~= ARGV[1] or tonumber(current[2]) > tonumber(ARGV[2]) then return 0 end
return redis.call('DEL', KEYS[1], KEYS[2])
`
