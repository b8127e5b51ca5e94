import type { Store } from '@/components/ui/store'
import type { Outputs } from './outputs'
import type { Now, OutputEvents, PlayerState, Progress } from './types'

/** How long a track that cannot be played is shown before the next one comes. */
export const SKIP_AFTER_MS = 3_000
/** So many tracks in a row that cannot be played, and the player stops. */
export const UNPLAYABLE_MOST = 8

type SoundParts = {
  state: Store<PlayerState>
  progress: Store<Progress>
  openOutputs: (events: OutputEvents) => Outputs
  /** Called when a track came to its end, or cannot be played and was shown long enough. */
  onOver: (outcome: 'finished' | 'skipped') => void
}

/** Makes what stands at the needle heard, and says what becomes of it. */
export function createSound({ state, progress, openOutputs, onOver }: SoundParts) {
  let outputs: Outputs | undefined
  let isLoaded = false
  let unplayable = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const events: OutputEvents = {
    onPlaying() {
      if (!isLoaded) return
      unplayable = 0
      state.set({ status: 'playing', problem: null })
    },
    onPaused() {
      if (state.get().status !== 'unplayable') state.set({ status: 'paused' })
    },
    onProgress({ positionMs, durationMs }) {
      progress.set({ positionMs, ...(durationMs > 0 ? { durationMs } : {}) })
    },
    onEnded: () => onOver('finished'),
    onFailed: fail,
  }

  function out(): Outputs {
    if (!outputs) {
      outputs = openOutputs(events)
      outputs.setVolume(state.get().volume)
    }
    return outputs
  }

  function fail(words: string) {
    clearTimeout(timer)
    unplayable += 1
    if (unplayable >= UNPLAYABLE_MOST) {
      const problem = `${words} Neither could those before it, so Riffle waits here.`
      return state.set({ status: 'unplayable', problem })
    }
    state.set({ status: 'unplayable', problem: words })
    skipSoon()
  }

  function skipSoon() {
    timer = setTimeout(() => onOver('skipped'), SKIP_AFTER_MS)
  }

  function play(now: Now, fromMs = 0) {
    clearTimeout(timer)
    const { playback, durationMs } = now.track.song
    progress.set({ positionMs: fromMs, durationMs: durationMs ?? 0 })
    state.set({ now, status: 'loading', problem: null, isElsewhere: false })
    isLoaded = true
    out().load(playback, fromMs)
    if (playback.kind === 'none') return fail('There is no recording of it to play yet.')
    out().play()
  }

  return {
    play,
    /** Puts a track at the needle without a sound. */
    stand(now: Now, positionMs: number, isElsewhere = false) {
      progress.set({ positionMs, durationMs: now.track.song.durationMs ?? 0 })
      state.set({ now, status: 'paused', problem: null, isElsewhere })
      isLoaded = false
    },
    resume() {
      const { now, status } = state.get()
      if (!now || status === 'playing') return
      unplayable = 0
      if (isLoaded && status !== 'unplayable') return out().play()
      play(now, progress.get().positionMs)
    },
    seek(positionMs: number) {
      progress.set({ positionMs })
      if (isLoaded) out().seek(positionMs)
    },
    pause() {
      clearTimeout(timer)
      outputs?.pause()
    },
    /** Silence while the next track is on its way. */
    hush() {
      clearTimeout(timer)
      isLoaded = false
      outputs?.unload()
    },
    /** Waits at a track that cannot be played; let go of, it goes on after a while. */
    hold(isHeld: boolean) {
      clearTimeout(timer)
      if (!isHeld && state.get().status === 'unplayable') skipSoon()
    },
    cancelSkip: () => clearTimeout(timer),
    setVolume(volume: number) {
      state.set({ volume })
      outputs?.setVolume(volume)
    },
  }
}
