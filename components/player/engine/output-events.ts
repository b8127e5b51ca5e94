import { type PlaybackParts, replaceVideo } from './play-track'
import type { CurrentTrack, OutputEvents } from './types'
import { hasWrongLength } from './video-finder'

/** Creates the handlers of the events of all outputs. */
export function createOutputEvents(parts: PlaybackParts, onEnded: () => void): OutputEvents {
  const { state, progress, outputs, unplayable } = parts
  const checkLength = createLengthCheck(parts)
  return {
    onPlaying() {
      if (!outputs.isLoaded()) return
      unplayable.resetCount()
      state.setState({ status: 'playing', problem: null, notice: null })
    },
    onPaused() {
      if (state.getState().status === 'unplayable') return
      state.setState({ status: 'paused', notice: null })
    },
    onWaiting: (notice) => state.setState({ notice }),
    onProgress({ positionMs, durationMs }) {
      checkLength(durationMs)
      progress.setState({ positionMs, ...(durationMs > 0 ? { durationMs } : {}) })
    },
    onEnded,
    onFailed(problem, youtubeCode) {
      const playback = state.getState().current?.track.song.playback
      if (youtubeCode === undefined || playback?.kind !== 'youtube') return unplayable.add(problem)
      void replaceVideo(parts, { videoId: playback.videoId, code: youtubeCode }, problem)
    },
  }
}

/** Creates a check of each video's measured duration: a wrong one shows another recording. */
function createLengthCheck(parts: PlaybackParts) {
  let checked: CurrentTrack | null = null
  return (measuredMs: number) => {
    const { current } = parts.state.getState()
    if (!current || checked === current || measuredMs <= 0) return
    checked = current
    const { song } = current.track
    if (song.playback.kind !== 'youtube' || !hasWrongLength(song, measuredMs)) return
    const { videoId } = song.playback
    const failure = { videoId, durationMs: Math.round(measuredMs) }
    void replaceVideo(parts, failure, { code: 'wrong_length' })
  }
}
