/** The time without sound after which the listener is notified. */
export const NOTICE_MS = 3_000
/** The time without sound after which a recording counts as failed. */
export const STALL_MS = 20_000

type StallEvents = { onSlow: () => void; onStalled: () => void }

export type StallWatch = ReturnType<typeof createStallWatch>

/** Watches a recording that should be heard but has no data yet. */
export function createStallWatch({ onSlow, onStalled }: StallEvents) {
  let timers: ReturnType<typeof setTimeout>[] = []
  const stop = () => {
    for (const timer of timers) clearTimeout(timer)
    timers = []
  }
  return {
    /** It waits for data; further calls change nothing until `stop`. */
    start() {
      if (timers.length > 0) return
      timers = [setTimeout(onSlow, NOTICE_MS), setTimeout(onStalled, STALL_MS)]
    },
    /** It can be heard, or need not be. */
    stop,
  }
}
