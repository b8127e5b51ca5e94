import {
  createStore,
  delMany,
  entries,
  keys,
  promisifyRequest,
  set,
  type UseStore,
} from 'idb-keyval'
import { Entry } from './entry'

const MAX_ENTRIES = 1_000

export type StoredEntry = { key: string; entry: Entry }

export type OutboxStore = {
  put: (key: string, entry: Entry) => Promise<void>
  /** Deletes an entry unless it was replaced since it was listed. */
  remove: (stored: StoredEntry) => Promise<void>
  /** Lists the entries of a user, the oldest first. */
  list: (userId: string) => Promise<StoredEntry[]>
  /** Deletes all entries of a user. */
  clear: (userId: string) => Promise<void>
}

/** Creates the store of entries in this browser's IndexedDB; without one they last as long as the page. */
export function createOutboxStore(): OutboxStore {
  const database = typeof indexedDB === 'undefined' ? undefined : createStore('riffle', 'outbox')
  return database ? databaseStore(database) : memoryStore(new Map())
}

function databaseStore(database: UseStore): OutboxStore {
  const all = async (): Promise<StoredEntry[]> => parseAll(await entries(database))
  const list = async (userId: string) => byUser(await all(), userId)
  return {
    list,
    async put(key, entry) {
      await set(key, entry, database)
      if ((await keys(database)).length <= MAX_ENTRIES) return
      const excess = oldestFirst(await all()).slice(0, -MAX_ENTRIES)
      if (excess.length > 0) await delMany(keysOf(excess), database)
    },
    remove: ({ key, entry }) =>
      database('readwrite', (objects) => {
        const found = objects.get(key)
        found.onsuccess = () => {
          if (Entry.safeParse(found.result).data?.atMs === entry.atMs) objects.delete(key)
        }
        return promisifyRequest(objects.transaction)
      }),
    async clear(userId) {
      await delMany(keysOf(await list(userId)), database)
    },
  }
}

function memoryStore(stored: Map<string, Entry>): OutboxStore {
  const all = () => [...stored].map(([key, entry]) => ({ key, entry }))
  return {
    list: async (userId) => byUser(all(), userId),
    async put(key, entry) {
      stored.set(key, entry)
      for (const { key: excess } of oldestFirst(all()).slice(0, -MAX_ENTRIES)) stored.delete(excess)
    },
    async remove({ key, entry }) {
      if (stored.get(key)?.atMs === entry.atMs) stored.delete(key)
    },
    async clear(userId) {
      for (const { key } of byUser(all(), userId)) stored.delete(key)
    },
  }
}

/** Entries that another version wrote in another form are left out. */
const parseAll = (rows: [IDBValidKey, unknown][]): StoredEntry[] =>
  rows.flatMap(([key, value]) => {
    const entry = Entry.safeParse(value)
    return entry.success && typeof key === 'string' ? [{ key, entry: entry.data }] : []
  })

const oldestFirst = (stored: StoredEntry[]) =>
  stored.toSorted((one, other) => one.entry.atMs - other.entry.atMs)

const byUser = (stored: StoredEntry[], userId: string) =>
  oldestFirst(stored.filter(({ entry }) => entry.userId === userId))

const keysOf = (stored: StoredEntry[]) => stored.map(({ key }) => key)
