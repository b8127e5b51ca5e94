import { hash } from 'node:crypto'
import type { Redis } from '@upstash/redis'
import { log } from '@/lib/observability/log'
import type { LibraryVersions } from './library-versions'
import { isRedisUnavailable } from './unavailable'

/** The limit of how long an entry can be stale after a crash between a commit and its version. */
const ENTRY_TTL_SECONDS = 60
const MAX_ENTRY_CHARS = 128 * 1024
/** Entries of a user at a time. Two names with the same slot replace each other. */
const SLOTS_PER_USER = 64
const SLOT_HEX_DIGITS = 8

export type CacheLookup =
  | { status: 'hit'; text: string }
  /** The value is to be read and stored with this version, which was current before the read. */
  | { status: 'miss'; version: string }
  | { status: 'unavailable' }

/** Names a value of a user, such as `playlist:<id>:50`. */
type CacheKey = { userId: string; name: string }

/**
 * Texts of users that every change of their library makes invalid. An entry contains the version that
 * was current before its value was read, and is valid while that is the version.
 */
export const readCache = (redis: Redis, versions: LibraryVersions) => ({
  /** Looks a text up in one round trip, and in two more if the user has no version. */
  async lookUp({ userId, name }: CacheKey): Promise<CacheLookup> {
    if (!(await versions.settle(userId))) return { status: 'unavailable' }
    try {
      const [all, own, entry] = await redis.mget<(string | null)[]>(
        ...versions.keysOf(userId),
        entryKey({ userId, name }),
      )
      if (!all || !own) return await createVersion(versions, userId)
      const version = `${all}.${own}`
      const head = headOf(version, name)
      if (entry?.startsWith(head)) return { status: 'hit', text: entry.slice(head.length) }
      return { status: 'miss', version }
    } catch (error) {
      if (isRedisUnavailable(error)) return { status: 'unavailable' }
      throw error
    }
  },

  /** Stores a text for 60 s; a text of more than 128 Ki characters is ignored, and so is an outage. */
  async store(key: CacheKey, version: string, text: string): Promise<void> {
    if (text.length > MAX_ENTRY_CHARS) return
    try {
      const entry = headOf(version, key.name) + text
      await redis.set(entryKey(key), entry, { ex: ENTRY_TTL_SECONDS })
    } catch (err) {
      // The value was read: it does not depend on this.
      if (!isRedisUnavailable(err)) log().error({ err }, 'storing a cached read failed')
    }
  },
})

async function createVersion(versions: LibraryVersions, userId: string): Promise<CacheLookup> {
  const version = await versions.create(userId)
  return version === undefined ? { status: 'unavailable' } : { status: 'miss', version }
}

const headOf = (version: string, name: string): string => `${version} ${name}\n`

function entryKey({ userId, name }: CacheKey): string {
  const digest = hash('sha256', name, 'hex').slice(0, SLOT_HEX_DIGITS)
  return `cache:read:${userId}:${Number.parseInt(digest, 16) % SLOTS_PER_USER}`
}
