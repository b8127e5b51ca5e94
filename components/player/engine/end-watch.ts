import type { Recording } from './audio-slot'
import { START_SECONDS } from './crossfade'
import type { SlotPair } from './slot-pair'

/** The remaining time at which the next recording is loaded. */
const PRELOAD_SECONDS = 30
/** Progress events come about four times a second: the exact end needs a timer. */
const TIMER_SECONDS = 1

type EndWatchParts = {
  slots: SlotPair
  /** The time before the end at which the next recording starts. */
  leadSeconds: () => number
  onEnding: () => void
}

/** Preloads the next recording and reports the end of the current one early enough to start it. */
export function createEndWatch({ slots, leadSeconds, onEnding }: EndWatchParts) {
  let next: Recording | undefined
  let isReported = false
  let timer: ReturnType<typeof setTimeout> | undefined

  // If the next recording is not ready in time, the end is reported by the audio element.
  function report() {
    const current = slots.current()
    const isDue = current.isPlaying() && current.remainingSeconds() < leadSeconds() + START_SECONDS
    if (!isDue || isReported || !slots.spare().isReady()) return
    isReported = true
    onEnding()
  }

  return {
    /** Whether the end of the current recording was reported early. */
    isReported: () => isReported,
    setNext(recording: Recording | undefined) {
      next = recording
    },
    /** Called at each progress of the current recording. */
    check() {
      const remaining = slots.current().remainingSeconds()
      if (!next || isReported || remaining > PRELOAD_SECONDS) return
      if (slots.spare().recording()?.url !== next.url) slots.spare().load(next, 0)
      clearTimeout(timer)
      const untilReport = remaining - leadSeconds()
      if (untilReport < TIMER_SECONDS) timer = setTimeout(report, Math.max(0, untilReport * 1_000))
    },
    reset() {
      clearTimeout(timer)
      isReported = false
    },
  }
}
