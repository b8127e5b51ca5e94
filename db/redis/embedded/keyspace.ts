import { wrongType } from './command-error'
import { type Entries, type Entry, type Hash, NEVER } from './entries'
import { evictNearestExpiry, startSweep } from './expiry'

const KEYS_MOST = 50_000

/**
 * The keys of one embedded Redis, with their expiry in epoch milliseconds. An expired key is gone
 * for whoever reads it; a sweep gives its memory back. Above the bound the keys nearest to their
 * expiry make room.
 */
export function createKeyspace({ keysMost = KEYS_MOST } = {}) {
  const entries: Entries = new Map()
  const stopSweep = startSweep(entries)

  const find = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    if (!entry || entry.expiresAt > Date.now()) return entry
    entries.delete(key)
    return undefined
  }

  const put = (key: string, value: string | Hash, expiresAt = NEVER): void => {
    if (!entries.has(key) && entries.size >= keysMost) evictNearestExpiry(entries)
    entries.set(key, { value, expiresAt })
  }

  return {
    find,
    put,
    has: (key: string): boolean => find(key) !== undefined,
    remove: (key: string): boolean => find(key) !== undefined && entries.delete(key),
    size: (): number => entries.size,
    clear: (): void => entries.clear(),
    close: stopSweep,
    /** The text at a key. Throws WRONGTYPE. */
    text(key: string): string | undefined {
      const value = find(key)?.value
      if (value instanceof Map) throw wrongType()
      return value
    },
    /** The hash at a key. Throws WRONGTYPE. */
    hash(key: string): Hash | undefined {
      const value = find(key)?.value
      if (typeof value === 'string') throw wrongType()
      return value
    },
    /** Sets the text at a key and leaves its expiry as it is. */
    rewrite(key: string, text: string): void {
      const entry = find(key)
      if (entry) entry.value = text
      else put(key, text)
    },
  }
}

export type Keyspace = ReturnType<typeof createKeyspace>
