import { type Entry, isExpired, keyOf, likeKey } from './entry'
import { sendEntry } from './send'
import { createOutboxStore, type OutboxStore } from './store'

/** The time after which entries that could not be sent are sent again. */
export const RETRY_MS = 30_000
const LOCK = 'riffle-outbox'

export type Outbox = ReturnType<typeof createOutbox>

/**
 * Creates the outbox of a user: it stores each change until the server has received it, across reloads,
 * and sends them in their order while the server can be reached.
 */
export function createOutbox(userId: string, store: OutboxStore = createOutboxStore()) {
  let running: Promise<void> | undefined
  let isRequested = false
  let isClosed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function sendAll() {
    clearTimeout(timer)
    let hasFailed = false
    for (const stored of await store.list(userId)) {
      const result = isExpired(stored.entry) ? 'done' : await sendEntry(stored)
      if (result === 'done') await store.remove(stored)
      else hasFailed = true
      if (result === 'unavailable') break
    }
    if (hasFailed && !isClosed) timer = setTimeout(flush, RETRY_MS)
  }

  /** Sends the stored entries. Calls while it runs are followed by one more run. */
  function flush(): Promise<void> {
    isRequested = true
    running ??= (async () => {
      while (isRequested) {
        isRequested = false
        await withLock(sendAll)
      }
    })()
      .catch(() => {})
      .finally(() => {
        running = undefined
      })
    return running
  }

  const onOnline = () => void flush()
  window.addEventListener('online', onOnline)

  return {
    /** Stores a change and sends it; resolves when it is stored. */
    async add(change: Entry['change']): Promise<void> {
      const entry: Entry = { userId, atMs: Date.now(), change }
      await store.put(keyOf(entry), entry)
      void flush()
    },
    flush,
    /** Whether a like of a song is stored, which may just be sent. */
    async hasLike(songId: string): Promise<boolean> {
      return (await store.list(userId)).some(({ key }) => key === likeKey(songId))
    },
    /** Deletes the entries of the user. */
    clear: () => store.clear(userId),
    close() {
      isClosed = true
      clearTimeout(timer)
      window.removeEventListener('online', onOnline)
    },
  }
}

/** Lets one tab of the browser send at a time. */
async function withLock(work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(LOCK, work)
  else await work()
}
