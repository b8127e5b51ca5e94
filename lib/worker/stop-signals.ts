import 'server-only'
import { log } from '@/lib/observability/log'

const DUPLICATE_SIGNAL_MS = 1_000

/**
 * Calls `stop` at the first SIGINT or SIGTERM and exits with 0 when it is done, or with 1 after `maxMs`.
 * A second signal exits with 1 at once.
 */
export function onStopSignal(stop: () => Promise<void>, { maxMs }: { maxMs: number }): void {
  let stoppedAt: number | undefined
  const handle = () => {
    if (stoppedAt === undefined) {
      stoppedAt = performance.now()
      setTimeout(() => process.exit(1), maxMs).unref()
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log().error({ err: error }, 'stopping failed')
          process.exit(1)
        },
      )
      return
    }
    // npm passes a signal on that the terminal has already sent to this process.
    if (performance.now() - stoppedAt > DUPLICATE_SIGNAL_MS) process.exit(1)
  }
  process.on('SIGINT', handle)
  process.on('SIGTERM', handle)
}
