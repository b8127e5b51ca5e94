import { randomBytes } from 'node:crypto'
import type { Redis } from '@upstash/redis'
import { log } from '@/lib/observability/log'
import { runInRequestScope } from '@/lib/observability/request-scope'
import { createPendingMoves } from './pending-moves'
import { isRedisUnavailable } from './unavailable'

const VERSION_TTL_SECONDS = 24 * 60 * 60
const VERSION_BYTES = 9
const RETRY_INTERVAL_MS = 1_000
const MAX_RETRIED_USERS = 100

/** Stands for all users, if it is not known whose library a statement changes. */
const ALL_USERS = 'all'

export type LibraryVersions = ReturnType<typeof createLibraryVersions>

/**
 * The versions of the libraries of users in Redis, on which cached reads depend. A version is a random
 * text that is removed by each change and created by the next read, so it is never used again.
 */
export function createLibraryVersions(redis: Redis) {
  const pending = createPendingMoves(ALL_USERS)
  let timer: NodeJS.Timeout | undefined

  const tryRemove = async (users: string[]): Promise<boolean> => {
    const marks = users.map((user) => [user, pending.markOf(user)] as const)
    try {
      await redis.del(...users.map(versionKey))
    } catch (err) {
      // The change is stored already: it must not fail, and is repeated whatever the error is.
      if (!isRedisUnavailable(err)) log().error({ err }, 'changing library versions failed')
      return false
    }
    for (const [user, mark] of marks) pending.remove(user, mark)
    return true
  }

  // It outlives the request that starts it.
  const retryLater = () => runInRequestScope({}, startRetries)

  const startRetries = () => {
    timer ??= setInterval(() => {
      const users = pending.first(MAX_RETRIED_USERS)
      if (users.length > 0) return void tryRemove(users)
      clearInterval(timer)
      timer = undefined
    }, RETRY_INTERVAL_MS).unref()
  }

  return {
    keysOf: (userId: string): [string, string] => [versionKey(ALL_USERS), versionKey(userId)],

    /**
     * Makes the cached reads of a user invalid; those of all users without a user. During an outage of Redis it is
     * repeated until it succeeds, and this process does not use the cache for the user meanwhile.
     */
    async move(userId = ALL_USERS): Promise<void> {
      if (await tryRemove([userId])) return
      pending.add(userId)
      retryLater()
    },

    /** Makes up for a move of this process that failed; false if that is not possible yet. */
    async settle(userId: string): Promise<boolean> {
      const users = [ALL_USERS, userId].filter(pending.has)
      return users.length === 0 || tryRemove(users)
    },

    /** Creates the version of a user who has none; undefined if it was removed again meanwhile. */
    async create(userId: string): Promise<string | undefined> {
      const keys = [versionKey(ALL_USERS), versionKey(userId)]
      const created = { nx: true, ex: VERSION_TTL_SECONDS } as const
      await Promise.all(
        keys.map((key) =>
          redis.set(key, randomBytes(VERSION_BYTES).toString('base64url'), created),
        ),
      )
      const found = await redis.mget<(string | null)[]>(...keys)
      return found.every((version) => version !== null) ? found.join('.') : undefined
    },

    close: (): void => clearInterval(timer),
  }
}

const versionKey = (userId: string): string => `cache:version:${userId}`
