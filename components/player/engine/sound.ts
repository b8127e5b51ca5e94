import type { StoreApi } from 'zustand'
import { createLazyOutputs } from './lazy-outputs'
import { createOutputEvents } from './output-events'
import type { Outputs } from './outputs'
import { cueTrack, type PlaybackParts, playTrack, prepareNext, silence } from './play-track'
import { createRequestGuard } from './request-guard'
import type { CurrentTrack, OutputEvents, PlayerState, Progress } from './types'
import { createUnplayableTracks } from './unplayable-tracks'
import type { VideoFinder } from './video-finder'

type SoundOptions = {
  state: StoreApi<PlayerState>
  progress: StoreApi<Progress>
  videos: VideoFinder
  openOutputs: (events: OutputEvents) => Outputs
  /** Called when a track has ended, or is skipped because it cannot be played. */
  onOver: (outcome: 'finished' | 'skipped') => void
}

export type Sound = ReturnType<typeof createSound>

/** Creates the playback of the current track: what it is, its status and its position. */
export function createSound({ state, progress, videos, openOutputs, onOver }: SoundOptions) {
  const outputs = createLazyOutputs(
    () => openOutputs(events),
    () => state.getState().volume,
  )
  const unplayable = createUnplayableTracks(state, () => onOver('skipped'))
  const requests = createRequestGuard()
  const parts: PlaybackParts = { state, progress, videos, outputs, unplayable, requests }
  const events = createOutputEvents(parts, () => onOver('finished'))
  state.subscribe(() => prepareNext(parts))

  return {
    play: (current: CurrentTrack) => playTrack(parts, current),
    cue: (current: CurrentTrack, positionMs: number, isActiveInOtherTab?: boolean) =>
      cueTrack(parts, current, positionMs, isActiveInOtherTab),
    silence: () => silence(parts),
    resume() {
      const { current, status } = state.getState()
      if (!current || status === 'playing') return
      unplayable.resetCount()
      if (outputs.isLoaded() && status !== 'unplayable') return outputs.play()
      playTrack(parts, current, progress.getState().positionMs)
    },
    pause() {
      unplayable.cancelSkip()
      if (outputs.isLoaded()) outputs.pause()
      else if (state.getState().status === 'loading') state.setState({ status: 'paused' })
    },
    seek(positionMs: number) {
      progress.setState({ positionMs })
      if (outputs.isLoaded()) outputs.seek(positionMs)
    },
    /** 0 to 1. */
    setVolume(volume: number) {
      state.setState({ volume })
      outputs.setVolume(volume)
    },
    hold: unplayable.hold,
    cancelSkip: unplayable.cancelSkip,
    /** Releases the outputs; the next call that plays opens them again. */
    dispose() {
      silence(parts)
      outputs.dispose()
      const { current, status } = state.getState()
      if (status === 'playing' || status === 'loading') {
        state.setState({ status: current ? 'paused' : 'idle' })
      }
    },
  }
}
