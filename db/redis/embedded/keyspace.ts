import { wrongType } from './command-error'
import { type Entries, type Entry, type Hash, NO_EXPIRY } from './entries'
import { evictNearestExpiry, startSweep } from './expiry'

const MAX_KEYS = 50_000

/**
 * The keys of one embedded Redis, with their expiry in milliseconds since the epoch. Expired keys are
 * absent for all reads, and a sweep frees their memory. Above `maxKeys` the keys that expire first
 * are evicted.
 */
export function createKeyspace({ maxKeys = MAX_KEYS } = {}) {
  const entries: Entries = new Map()
  const stopSweep = startSweep(entries)

  const find = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    if (!entry || entry.expiresAt > Date.now()) return entry
    entries.delete(key)
    return undefined
  }

  const put = (key: string, value: string | Hash, expiresAt = NO_EXPIRY): void => {
    if (!entries.has(key) && entries.size >= maxKeys) evictNearestExpiry(entries)
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
    /**
     * The text of a key.
     * @throws CommandError WRONGTYPE
     */
    text(key: string): string | undefined {
      const value = find(key)?.value
      if (value instanceof Map) throw wrongType()
      return value
    },
    /**
     * The hash of a key.
     * @throws CommandError WRONGTYPE
     */
    hash(key: string): Hash | undefined {
      const value = find(key)?.value
      if (typeof value === 'string') throw wrongType()
      return value
    },
    /** Sets the text of a key and keeps its expiry. */
    setKeepingExpiry(key: string, text: string): void {
      const entry = find(key)
      if (entry) entry.value = text
      else put(key, text)
    },
  }
}

export type Keyspace = ReturnType<typeof createKeyspace>
