/**
 * Reads the state of a session and removes it. KEYS: session hash, window.
 * Returns { session, revision, turn }, or nil.
 */
export const READ_AND_REMOVE_WINDOW = `#!lua flags=allow-key-locking
local s = redis.call('HMGET', KEYS[1], 'session', 'revision', 'turn')
redis.call('DEL', KEYS[1], KEYS[2])
return s[1] and {s[1], tonumber(s[2]), tonumber(s[3])}
`
