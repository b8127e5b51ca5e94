import 'server-only'
import { EventEmitter } from 'node:events'

const changes = new EventEmitter()
// One listener for each open stream; the number of streams of a user has a limit.
changes.setMaxListeners(0)

/** Notifies the streams of a user in this process that their state has changed. */
export const announceChange = (userId: string): void => void changes.emit(userId)

/** Waits for a change of a user in this process, for `timeoutMs` at most, or until `signal` is aborted. */
export function waitForChange(
  userId: string,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, timeoutMs)
    function end() {
      clearTimeout(timer)
      changes.off(userId, end)
      signal.removeEventListener('abort', end)
      resolve()
    }
    changes.on(userId, end)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
}
