import type { StoreApi } from 'zustand'
import { createInterruptions } from './interruptions'
import { createLazyOutputs } from './lazy-outputs'
import { createOutputEvents } from './output-events'
import type { Outputs } from './outputs'
import {
  cueTrack,
  type PlaybackParts,
  playAgain,
  playTrack,
  prepareNext,
  silence,
} from './play-track'
import type { PlayerApi } from './player-api'
import { createRequestGuard } from './request-guard'
import { isPlayingOrLoading } from './status'
import type { CurrentTrack, OutputEvents, PlayerState, Progress } from './types'
import { createUnplayableTracks } from './unplayable-tracks'
import type { VideoFinder } from './video-finder'

type SoundOptions = {
  state: StoreApi<PlayerState>
  progress: StoreApi<Progress>
  videos: VideoFinder
  api: Pick<PlayerApi, 'check' | 'onOnline'>
  openOutputs: (events: OutputEvents) => Outputs
  /** Called when a track has ended, or is skipped because it cannot be played. */
  onOver: (outcome: 'finished' | 'skipped') => void
}

export type Sound = ReturnType<typeof createSound>

/** Creates the playback of the current track: what it is, its status and its position. */
export function createSound(options: SoundOptions) {
  const { state, progress, videos, api, openOutputs, onOver } = options
  const outputs = createLazyOutputs(
    () => openOutputs(events),
    () => state.getState().volume,
  )
  const unplayable = createUnplayableTracks(state, () => onOver('skipped'))
  const interruptions = createInterruptions({ state, api })
  const requests = createRequestGuard()
  const parts: PlaybackParts = {
    ...{ state, progress, videos, check: api.check, outputs },
    ...{ unplayable, interruptions, requests },
  }
  const events = createOutputEvents(parts, () => onOver('finished'))
  state.subscribe(() => prepareNext(parts))

  return {
    ...trackActions(parts),
    resume() {
      const { current, status } = state.getState()
      if (!current || status === 'playing') return
      unplayable.resetCount()
      if (interruptions.resume()) return
      if (outputs.isLoaded() && status !== 'unplayable') return outputs.play()
      playAgain(parts, current)
    },
    pause() {
      unplayable.cancelSkip()
      if (interruptions.pause()) return
      if (outputs.isLoaded()) outputs.pause()
      // An output that does not play yet reports no pause.
      if (state.getState().status === 'loading') state.setState({ status: 'paused' })
    },
    seek(positionMs: number) {
      progress.setState({ positionMs })
      if (outputs.isLoaded()) outputs.seek(positionMs)
    },
    /** 0 to 1. */
    setVolume(volume: number) {
      state.setState({ volume })
      outputs.applyVolume()
    },
    /** 0 to 1: a fade below the volume. */
    setLevel: outputs.setLevel,
    hold: unplayable.hold,
    isHeld: unplayable.isHeld,
    /** Keeps the current track until the network or the server is back; then calls `retry`. */
    interrupt: interruptions.begin,
    /** Another track is chosen: the current one is neither skipped nor continued later. */
    stopWaiting() {
      unplayable.cancelSkip()
      interruptions.cancel()
    },
    /** Releases the outputs; the next call that plays opens them again. */
    dispose() {
      silence(parts)
      outputs.dispose()
      const { current, status } = state.getState()
      if (isPlayingOrLoading({ status })) {
        state.setState({ status: current ? 'paused' : 'idle' })
      }
    },
  }
}

function trackActions(parts: PlaybackParts) {
  let isOver = false
  return {
    play(current: CurrentTrack) {
      isOver = false
      playTrack(parts, current)
    },
    cue(current: CurrentTrack, positionMs: number, isActiveInOtherTab?: boolean) {
      isOver = false
      cueTrack(parts, current, positionMs, isActiveInOtherTab)
    },
    /** Stops the current track, which is over: it stays until the next one is known. */
    end() {
      isOver = true
      silence(parts)
    },
    /** Whether the current track is over, and must not play again. */
    isOver: () => isOver,
  }
}
