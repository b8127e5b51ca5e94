import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'

const POLL_INTERVAL_MS = 250
const MAX_POLL_MS = 30 * 60 * 1000

type Watched = { status: string }

/**
 * What `find` answers each time that changes, for as long as it is open, somebody listens, and half
 * an hour at most. What `find` throws at first is thrown at once.
 */
export async function pollChanges<Value extends Watched>(
  find: () => Promise<Value>,
  signal: AbortSignal,
): Promise<AsyncGenerator<Value>> {
  return pollUntilFinal(await find(), find, signal)
}

async function* pollUntilFinal<Value extends Watched>(
  first: Value,
  find: () => Promise<Value>,
  signal: AbortSignal,
): AsyncGenerator<Value> {
  const until = Date.now() + MAX_POLL_MS
  let last = first
  yield last
  while (isOpen(last) && Date.now() < until && !signal.aborted) {
    await wait(POLL_INTERVAL_MS, undefined, { signal }).catch(() => {})
    const now = await find()
    if (JSON.stringify(now) !== JSON.stringify(last)) yield now
    last = now
  }
}

const isOpen = ({ status }: Watched) => status === 'queued' || status === 'running'
