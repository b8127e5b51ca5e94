import { createFailureHandler } from './failures'
import { type PlaybackParts, replaceVideo } from './play-track'
import type { CurrentTrack, OutputEvents } from './types'
import { hasWrongLength } from './video-finder'

/** A longer step between two positions was a jump, and was not heard. */
const MAX_HEARD_STEP_MS = 5_000
/** A larger difference is an error of the browser, which guesses the length of some files. */
const MAX_LENGTH_DIFFERENCE_MS = 1_000

/** Creates the handlers of the events of all outputs. */
export function createOutputEvents(parts: PlaybackParts, onEnded: () => void): OutputEvents {
  const { state, progress, outputs, unplayable } = parts
  const handleFailure = createFailureHandler(parts)
  const checkLength = createLengthCheck(parts)
  return {
    onPlaying() {
      if (!outputs.isLoaded()) return
      unplayable.resetCount()
      state.setState({ status: 'playing', problem: null, notice: null })
    },
    onPaused() {
      const { status } = state.getState()
      if (status === 'unplayable' || status === 'waiting') return
      state.setState({ status: 'paused', notice: null })
    },
    onWaiting: (notice) => state.setState({ notice }),
    onProgress({ positionMs, durationMs }) {
      checkLength(durationMs)
      const { status, current } = state.getState()
      const known = progress.getState()
      const stepMs = positionMs - known.positionMs
      const isHeard = status === 'playing' && stepMs > 0 && stepMs <= MAX_HEARD_STEP_MS
      progress.setState({
        positionMs,
        heardMs: known.heardMs + (isHeard ? stepMs : 0),
        ...lengthOf(current, durationMs),
      })
    },
    onEnded,
    onFailed(problem, youtubeCode) {
      void handleFailure(problem, youtubeCode)
    },
  }
}

/** Returns the length to show: that of the server where the browser measured another one of a file. */
function lengthOf(current: CurrentTrack | null, measuredMs: number): { durationMs?: number } {
  if (measuredMs <= 0) return {}
  const { playback, durationMs } = current?.track.song ?? {}
  const isWrong =
    playback?.kind === 'audio' &&
    typeof durationMs === 'number' &&
    Math.abs(durationMs - measuredMs) > MAX_LENGTH_DIFFERENCE_MS
  return { durationMs: isWrong ? durationMs : measuredMs }
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
