import { setTimeout as pause } from 'node:timers/promises'

const POLL_INTERVAL_MS = 20
const TIMEOUT_MS = 40_000

/** Polls until the result is truthy, and returns it. @throws Error after 40 s */
export async function until<Result>(
  poll: () => Result | Promise<Result>,
): Promise<NonNullable<Result>> {
  const deadline = Date.now() + TIMEOUT_MS
  for (;;) {
    const result = await poll()
    if (result) return result
    if (Date.now() > deadline) throw new Error(`Not fulfilled within ${TIMEOUT_MS} ms: ${poll}`)
    await pause(POLL_INTERVAL_MS)
  }
}
