import type { CheckResult } from './connection'
import { isSameTurn } from './current-track'
import { interrupt, type PlaybackParts, playAgain, replaceVideo } from './play-track'
import type { PlaybackProblem } from './playback-problem'
import type { CurrentTrack } from './types'
import type { VideoErrorCode } from './youtube-errors'

/** A file that has played for this time since its last failure is loaded again after the next one. */
const MIN_PLAYED_MS = 10_000

type Failure = { current: CurrentTrack; problem: PlaybackProblem }

/**
 * Creates the handler of failed recordings. A lost connection or session interrupts the track; a file
 * that the server has is loaded once more; a faulty video is replaced; any other track is skipped.
 */
export function createFailureHandler(parts: PlaybackParts) {
  const { state, progress, unplayable, outputs, requests } = parts
  let retried: { current: CurrentTrack; positionMs: number } | undefined

  const wasRetried = (current: CurrentTrack, positionMs: number) =>
    retried !== undefined &&
    isSameTurn(retried.current, current) &&
    positionMs < retried.positionMs + MIN_PLAYED_MS

  return async (problem: PlaybackProblem, youtubeCode?: VideoErrorCode): Promise<void> => {
    const { current } = state.getState()
    if (!current) return
    const { playback } = current.track.song
    if (youtubeCode !== undefined && playback.kind === 'youtube') {
      return replaceVideo(parts, { videoId: playback.videoId, code: youtubeCode }, problem)
    }
    outputs.unload()
    // `resume` loads it again.
    if (state.getState().status === 'paused') return
    state.setState({ status: 'loading' })
    const isCurrent = requests.begin()
    const found = await parts.check(playback.kind === 'audio' ? playback.url : undefined)
    // The listener may have paused or chosen another track meanwhile.
    if (isCurrent() && state.getState().status === 'loading') handle(found, { current, problem })
  }

  function handle(found: CheckResult, { current, problem }: Failure) {
    const { positionMs } = progress.getState()
    if (found === 'missing') return unplayable.add({ code: 'audio_missing' })
    if (found !== 'available') return interrupt(parts, current, found)
    const isFile = current.track.song.playback.kind === 'audio'
    if (!isFile || wasRetried(current, positionMs)) return unplayable.add(problem)
    retried = { current, positionMs }
    // Its turn or its place in the list may have been found meanwhile.
    playAgain(parts, state.getState().current ?? current)
  }
}
