import type { StoreApi } from 'zustand'
import type { Song } from '@/lib/contract/song'
import { type Interruption, interruptionOf } from './connection'
import { isSameTurn, withSong } from './current-track'
import type { Interruptions } from './interruptions'
import type { LazyOutputs } from './lazy-outputs'
import type { PlaybackProblem } from './playback-problem'
import type { PlayerApi, VideoFailure } from './player-api'
import { selectRepeat } from './repeat'
import type { RequestGuard } from './request-guard'
import type { CurrentTrack, PlayerState, Progress } from './types'
import type { UnplayableTracks } from './unplayable-tracks'
import type { VideoFinder } from './video-finder'

/** The parts that play a track. */
export type PlaybackParts = {
  state: StoreApi<PlayerState>
  progress: StoreApi<Progress>
  videos: VideoFinder
  outputs: LazyOutputs
  unplayable: UnplayableTracks
  interruptions: Interruptions
  check: PlayerApi['check']
  /** Guards the requests that belong to the current track. */
  requests: RequestGuard
}

/** Makes a track the current one and plays it; without a recording, searches one first. */
export function playTrack(parts: PlaybackParts, track: CurrentTrack, fromMs = 0): void {
  const { state, progress, videos, outputs, unplayable, interruptions, requests } = parts
  unplayable.cancelSkip()
  interruptions.cancel()
  const isCurrent = requests.begin()
  const current = withSong(track, videos.withFound(track.track.song))
  const { song } = current.track
  const isContinued = isSameTurn(state.getState().current, current)
  progress.setState({
    positionMs: fromMs,
    durationMs: song.durationMs ?? 0,
    ...(isContinued ? {} : { heardMs: 0 }),
  })
  state.setState({
    current,
    status: 'loading',
    problem: null,
    notice: null,
    isActiveInOtherTab: false,
  })
  outputs.load(song, fromMs)
  prepareNext(parts)
  if (song.playback.kind === 'none') void findRecording(parts, current, isCurrent)
  else outputs.play()
}

/** Plays the current track where it is. */
export const playAgain = (parts: PlaybackParts, current: CurrentTrack): void =>
  playTrack(parts, current, parts.progress.getState().positionMs)

/**
 * Returns the current track with a song that was requested for it. Meanwhile its turn or its place in the
 * list may have been found, or its order changed.
 */
const nowWith = ({ state }: PlaybackParts, requestedFor: CurrentTrack, song: Song): CurrentTrack =>
  withSong(state.getState().current ?? requestedFor, song)

/** Keeps the current track, which plays again where it is then, after an interruption. */
export const interrupt = (
  parts: PlaybackParts,
  current: CurrentTrack,
  interruption: Interruption,
): void =>
  parts.interruptions.begin(interruption, () =>
    playAgain(parts, parts.state.getState().current ?? current),
  )

/** Makes a track the current one without playing it. */
export function cueTrack(
  parts: PlaybackParts,
  current: CurrentTrack,
  positionMs: number,
  isActiveInOtherTab = false,
): void {
  silence(parts)
  const durationMs = current.track.song.durationMs ?? 0
  parts.progress.setState({ positionMs, durationMs, heardMs: 0 })
  parts.state.setState({
    current,
    status: 'paused',
    problem: null,
    notice: null,
    isActiveInOtherTab,
  })
}

/** Stops playback, for example while the next track is loading. */
export function silence({ unplayable, interruptions, requests, outputs }: PlaybackParts): void {
  unplayable.cancelSkip()
  interruptions.cancel()
  requests.invalidate()
  outputs.unload()
}

/** Passes the song that plays at the end of this one to the outputs: itself, from the queue or the list. */
export function prepareNext({ state, outputs }: PlaybackParts): void {
  const { current, queue, upcoming } = state.getState()
  const isRepeated = selectRepeat(state.getState()) === 'one'
  const next = isRepeated ? current?.track : (queue[0] ?? upcoming[0]?.track)
  outputs.prepare(next?.song)
}

/** Replaces a failed video by the next candidate; `problem` is shown if there is none. */
export async function replaceVideo(
  parts: PlaybackParts,
  failure: VideoFailure,
  problem: PlaybackProblem,
): Promise<void> {
  const { state, videos, outputs, unplayable, requests } = parts
  const { current, status } = state.getState()
  if (!current) return
  outputs.unload()
  if (status === 'paused') return
  state.setState({ status: 'loading' })
  const isCurrent = requests.begin()
  const { song, error } = await videos
    .report(current.track.song, failure)
    .then((found) => ({ song: found, error: undefined }))
    .catch((cause: unknown) => ({ song: current.track.song, error: cause }))
  if (!isCurrent()) return
  const found = nowWith(parts, current, song)
  if (state.getState().status !== 'loading') return state.setState({ current: found })
  const interruption = interruptionOf(error)
  if (interruption) return interrupt(parts, found, interruption)
  const { playback } = song
  const isOther = playback.kind === 'youtube' && playback.videoId !== failure.videoId
  if (isOther) return playTrack(parts, found)
  state.setState({ current: found })
  unplayable.add(problem)
}

async function findRecording(
  parts: PlaybackParts,
  current: CurrentTrack,
  isCurrent: () => boolean,
): Promise<void> {
  const { state, videos, unplayable } = parts
  const { song, problem, error } = await videos.find(current.track.song)
  if (!isCurrent()) return
  const found = nowWith(parts, current, song)
  const interruption = interruptionOf(error)
  if (interruption && state.getState().status !== 'paused') {
    return interrupt(parts, found, interruption)
  }
  if (state.getState().status === 'paused') return state.setState({ current: found })
  if (song.playback.kind === 'none') return unplayable.add(problem)
  playAgain(parts, found)
}
