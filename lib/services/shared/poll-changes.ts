import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'

const POLL_INTERVAL_MS = 250
const MAX_POLL_MS = 30 * 60 * 1000

type WithStatus = { status: string }

/**
 * Yields the result of `find` each time it changes, until its status is final, `signal` is aborted or
 * 30 minutes have passed. The first call is made at once, and its error is thrown.
 */
export async function pollChanges<Value extends WithStatus>(
  find: () => Promise<Value>,
  signal: AbortSignal,
): Promise<AsyncGenerator<Value>> {
  return pollUntilFinal(await find(), find, signal)
}

async function* pollUntilFinal<Value extends WithStatus>(
  first: Value,
  find: () => Promise<Value>,
  signal: AbortSignal,
): AsyncGenerator<Value> {
  const until = Date.now() + MAX_POLL_MS
  let last = first
  yield last
  while (isPending(last) && Date.now() < until && !signal.aborted) {
    await wait(POLL_INTERVAL_MS, undefined, { signal }).catch(() => {})
    const current = await find()
    if (JSON.stringify(current) !== JSON.stringify(last)) yield current
    last = current
  }
}

const isPending = ({ status }: WithStatus) => status === 'queued' || status === 'running'
