import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'

const LOOK_EVERY_MS = 250
const LONGEST_MS = 30 * 60 * 1000

/** A value each time it changes, for as long as it is open, somebody listens, and half an hour at most. */
export async function* changesOf<Value>(
  first: Value,
  find: () => Promise<Value>,
  isOpen: (value: Value) => boolean,
  signal: AbortSignal,
): AsyncGenerator<Value> {
  const until = Date.now() + LONGEST_MS
  let last = first
  yield last
  while (isOpen(last) && Date.now() < until && !signal.aborted) {
    await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => {})
    const now = await find()
    if (JSON.stringify(now) !== JSON.stringify(last)) yield now
    last = now
  }
}
