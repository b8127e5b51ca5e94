import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { PagedProvider } from './provider'

/** The worker waits this long itself; for a longer pause it releases the job. */
const MAX_WAIT_MS = 3_000
const MAX_WAITS = 5
/** Clocks differ, and a timer may fire early. */
const MARGIN_MS = 20

/** Runs `work`, and again after a short pause that the service requests. */
export async function retryShortWaits<Result>(
  { classifyError }: PagedProvider,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let waits = 0; ; waits++) {
    try {
      return await work()
    } catch (error) {
      const { retryAt } = classifyError(error)
      const waitMs = (retryAt?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now()
      if (waitMs > MAX_WAIT_MS || waits === MAX_WAITS) throw error
      await pause(Math.max(0, waitMs) + MARGIN_MS)
    }
  }
}
