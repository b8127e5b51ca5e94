import 'server-only'
import type { z } from 'zod'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import { countCachedRead } from '@/lib/observability/metrics'

type Key = { userId: string; name: string }

/** The reads that are cached, as the metrics name them. */
type CachedReadName = 'playlists' | 'playlist' | 'me'

type FoundRead<Value> =
  | { status: 'hit'; value: Value }
  /** `load` shares the value with the simultaneous reads of this process, and stores it. */
  | { status: 'miss'; load: (read: () => Promise<Value>) => Promise<Value> }

/** Loads under way, by key and version: a change of the library starts new ones. */
const loads = new Map<string, Promise<unknown>>()

/**
 * Creates a function that finds the cached value of a frequent read. Any change of the user's library or
 * profile makes it invalid. Without Redis, in a transaction and with READ_CACHE=off each read is a miss
 * whose value is not stored. A stored value of another version of `schema` is a miss as well.
 */
export function cachedRead<Schema extends z.ZodType>(read: CachedReadName, schema: Schema) {
  type Value = z.output<Schema>
  const direct: FoundRead<Value> = { status: 'miss', load: (readValue) => readValue() }

  const share = (key: Key, version: string, readValue: () => Promise<Value>): Promise<Value> => {
    const id = `${key.userId} ${version} ${key.name}`
    const running = loads.get(id) as Promise<Value> | undefined
    if (running) return running
    const started = readValue()
      .then(async (value) => {
        await db.readCache().store(key, version, JSON.stringify(value))
        return value
      })
      .finally(() => loads.delete(id))
    loads.set(id, started)
    return started
  }

  /** `parts` identifies the value among those of the user. */
  return async (userId: string, ...parts: (string | number)[]): Promise<FoundRead<Value>> => {
    // Rows that a transaction reads may never be committed.
    if (!env().READ_CACHE || db.isInTransaction()) return direct
    const key = { userId, name: [read, ...parts].join(':') }
    const found = await db.readCache().lookUp(key)
    switch (found.status) {
      case 'unavailable':
        countCachedRead(read, 'unavailable')
        return direct
      case 'miss':
        countCachedRead(read, 'miss')
        return { status: 'miss', load: (readValue) => share(key, found.version, readValue) }
      case 'hit': {
        const value = parse(schema, found.text)
        countCachedRead(read, value === undefined ? 'miss' : 'hit')
        // Of another release, until it expires.
        return value === undefined ? direct : { status: 'hit', value }
      }
    }
  }
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.output<Schema> | undefined {
  const parsed = schema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : undefined
}
