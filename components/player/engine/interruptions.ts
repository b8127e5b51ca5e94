import type { StoreApi } from 'zustand'
import type { Interruption } from './connection'
import type { PlayerApi } from './player-api'
import type { PlayerState } from './types'

/** The time before the first attempt to continue; it doubles with each attempt. */
export const FIRST_RETRY_MS = 2_000
const MAX_RETRY_MS = 30_000
/** After this time the player pauses, and the listener continues. */
export const MAX_WAIT_MS = 30 * 60_000

type Waiting = {
  /** Continues where playback was interrupted. */
  retry: () => void
  sinceMs: number
  delayMs: number
}

type InterruptionParts = {
  state: StoreApi<PlayerState>
  api: Pick<PlayerApi, 'check' | 'onOnline'>
}

/** Shows an interruption. Returns whether only the listener can end it. */
function showInterruption(state: StoreApi<PlayerState>, interruption: Interruption): boolean {
  const isFinal = interruption === 'signed_out'
  state.setState({
    status: isFinal ? 'paused' : 'waiting',
    problem: { kind: 'interrupted', interruption },
    notice: null,
  })
  return isFinal
}

export type Interruptions = ReturnType<typeof createInterruptions>

/**
 * Creates the handling of interruptions: the track stays and continues where it was, as soon as the
 * network and the server are back. Without a session the player pauses.
 */
export function createInterruptions({ state, api }: InterruptionParts) {
  let waiting: Waiting | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopListening: (() => void) | undefined

  function stopTimers() {
    clearTimeout(timer)
    stopListening?.()
  }

  function schedule() {
    if (!waiting) return
    stopTimers()
    timer = setTimeout(attempt, waiting.delayMs)
    waiting.delayMs = Math.min(MAX_RETRY_MS, waiting.delayMs * 2)
    stopListening = api.onOnline(attempt)
  }

  async function attempt() {
    const attempted = waiting
    if (!attempted) return
    stopTimers()
    const found = await api.check()
    if (waiting !== attempted || state.getState().status !== 'waiting') return
    if (found === 'available' || found === 'missing') {
      cancel()
      return attempted.retry()
    }
    if (showInterruption(state, found)) return
    if (performance.now() - attempted.sinceMs > MAX_WAIT_MS) return void pause()
    schedule()
  }

  function cancel() {
    stopTimers()
    waiting = undefined
  }

  function pause(): boolean {
    if (!waiting) return false
    stopTimers()
    state.setState({ status: 'paused' })
    return true
  }

  return {
    /** Keeps the current track, and calls `retry` when playback can continue. */
    begin(interruption: Interruption, retry: () => void) {
      cancel()
      waiting = { retry, sinceMs: performance.now(), delayMs: FIRST_RETRY_MS }
      if (!showInterruption(state, interruption)) schedule()
    },
    /** Another track plays, or the listener chose something else. */
    cancel,
    /** Stops the attempts. Returns false if nothing is interrupted. */
    pause,
    /** Tries to continue at once. Returns false if nothing is interrupted. */
    resume(): boolean {
      if (!waiting) return false
      waiting = { ...waiting, sinceMs: performance.now(), delayMs: FIRST_RETRY_MS }
      state.setState({ status: 'waiting' })
      void attempt()
      return true
    },
  }
}
