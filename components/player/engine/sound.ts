import type { StoreApi } from 'zustand'
import type { Song } from '@/lib/contract/songs'
import type { FAILURE_CODES } from '@/lib/contract/videos'
import type { Outputs } from './outputs'
import type { VideoFailure } from './player-api'
import type { CurrentTrack, OutputEvents, PlayerState, Progress } from './types'
import { hasWrongLength, type VideoFinder } from './video-finder'

/** How long a track that cannot be played is shown before the next one comes. */
export const SKIP_AFTER_MS = 3_000
/** So many tracks in a row that cannot be played, and the player stops. */
export const MAX_UNPLAYABLE_IN_ROW = 8

type FailureCode = (typeof FAILURE_CODES)[number]

type SoundParts = {
  state: StoreApi<PlayerState>
  progress: StoreApi<Progress>
  videos: VideoFinder
  openOutputs: (events: OutputEvents) => Outputs
  /** Called when a track came to its end, or cannot be played and was shown long enough. */
  onOver: (outcome: 'finished' | 'skipped') => void
}

/** Makes what stands at the needle heard, and says what becomes of it. */
export function createSound({ state, progress, videos, openOutputs, onOver }: SoundParts) {
  let outputs: Outputs | undefined
  let isLoaded = false
  let unplayable = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Whose length was compared with what the player reads of it. */
  let measured: CurrentTrack | null = null
  /** Goes up whenever something else is to be heard: answers that were waited for come too late. */
  let moves = 0

  const events: OutputEvents = {
    onPlaying() {
      if (!isLoaded) return
      unplayable = 0
      state.setState({ status: 'playing', problem: null, notice: null })
    },
    onPaused() {
      if (state.getState().status !== 'unplayable')
        state.setState({ status: 'paused', notice: null })
    },
    onWaiting: (notice) => state.setState({ notice }),
    onProgress({ positionMs, durationMs }) {
      measure(durationMs)
      progress.setState({ positionMs, ...(durationMs > 0 ? { durationMs } : {}) })
    },
    onEnded: () => onOver('finished'),
    onFailed(words, code) {
      const { playback } = state.getState().now?.track.song ?? {}
      if (code === undefined || playback?.kind !== 'youtube') return fail(words)
      void playInstead({ videoId: playback.videoId, code: code as FailureCode }, words)
    },
  }

  function out(): Outputs {
    if (!outputs) {
      outputs = openOutputs(events)
      outputs.setVolume(state.getState().volume)
    }
    return outputs
  }

  /** Tells the outputs what stands next, by hand or by the set. */
  function prepareNext() {
    const { queue, upcoming } = state.getState()
    outputs?.prepare((queue[0] ?? upcoming[0]?.track)?.song)
  }
  state.subscribe(prepareNext)

  /** The length that the player reads shows another recording under the right names. */
  function measure(durationMs: number) {
    const { now } = state.getState()
    if (!now || measured === now || durationMs <= 0) return
    measured = now
    const { song } = now.track
    if (song.playback.kind !== 'youtube' || !hasWrongLength(song, durationMs)) return
    const failure = { videoId: song.playback.videoId, durationMs: Math.round(durationMs) }
    void playInstead(failure, 'The video has another length than the song.')
  }

  /** Plays the next candidate for a video that failed; `words` say why where there is none. */
  async function playInstead(failure: VideoFailure, words: string) {
    const { now } = state.getState()
    if (!now) return
    outputs?.unload()
    isLoaded = false
    state.setState({ status: 'loading' })
    const move = ++moves
    const song = await videos.report(now.track.song, failure).catch(() => now.track.song)
    if (move !== moves) return
    const { playback } = song
    const isOther = playback.kind === 'youtube' && playback.videoId !== failure.videoId
    if (isOther) return play(withSong(now, song))
    state.setState({ now: withSong(now, song) })
    fail(words)
  }

  /** Asks for what plays a song that has nothing yet. */
  async function look(now: CurrentTrack) {
    const move = moves
    const found = await videos.find(now.track.song)
    if (move !== moves) return
    if (state.getState().status === 'paused')
      return state.setState({ now: withSong(now, found.song) })
    if (found.song.playback.kind === 'none') return fail(found.words)
    play(withSong(now, found.song), progress.getState().positionMs)
  }

  function fail(words: string) {
    clearTimeout(timer)
    unplayable += 1
    if (unplayable >= MAX_UNPLAYABLE_IN_ROW) {
      const problem = `${words} Neither could those before it, so Riffle waits here.`
      return state.setState({ status: 'unplayable', problem })
    }
    state.setState({ status: 'unplayable', problem: words })
    skipSoon()
  }

  function skipSoon() {
    timer = setTimeout(() => onOver('skipped'), SKIP_AFTER_MS)
  }

  function play(wanted: CurrentTrack, fromMs = 0) {
    clearTimeout(timer)
    moves++
    const now = withSong(wanted, videos.of(wanted.track.song))
    const { playback, durationMs } = now.track.song
    progress.setState({ positionMs: fromMs, durationMs: durationMs ?? 0 })
    state.setState({
      now,
      status: 'loading',
      problem: null,
      notice: null,
      isActiveInOtherTab: false,
    })
    isLoaded = playback.kind !== 'none'
    out().load(now.track.song, fromMs)
    prepareNext()
    if (playback.kind === 'none') return void look(now)
    out().play()
  }

  /** Silence while the next track is on its way. */
  function hush() {
    clearTimeout(timer)
    moves++
    isLoaded = false
    outputs?.unload()
  }

  return {
    play,
    hush,
    /** Lets go of the outputs; whoever asks to play afterwards opens them anew. */
    dispose() {
      hush()
      outputs?.dispose()
      outputs = undefined
      const { now, status } = state.getState()
      if (status === 'playing' || status === 'loading')
        state.setState({ status: now ? 'paused' : 'idle' })
    },
    /** Puts a track at the needle without a sound. */
    stand(now: CurrentTrack, positionMs: number, isElsewhere = false) {
      progress.setState({ positionMs, durationMs: now.track.song.durationMs ?? 0 })
      state.setState({
        now,
        status: 'paused',
        problem: null,
        notice: null,
        isActiveInOtherTab: isElsewhere,
      })
      moves++
      isLoaded = false
    },
    resume() {
      const { now, status } = state.getState()
      if (!now || status === 'playing') return
      unplayable = 0
      if (isLoaded && status !== 'unplayable') return out().play()
      play(now, progress.getState().positionMs)
    },
    seek(positionMs: number) {
      progress.setState({ positionMs })
      if (isLoaded) out().seek(positionMs)
    },
    pause() {
      clearTimeout(timer)
      if (isLoaded) outputs?.pause()
      else if (state.getState().status === 'loading') state.setState({ status: 'paused' })
    },
    /** Waits at a track that cannot be played; let go of, it goes on after a while. */
    hold(isHeld: boolean) {
      clearTimeout(timer)
      if (!isHeld && state.getState().status === 'unplayable') skipSoon()
    },
    cancelSkip: () => clearTimeout(timer),
    setVolume(volume: number) {
      state.setState({ volume })
      outputs?.setVolume(volume)
    },
  }
}

const withSong = (now: CurrentTrack, song: Song): CurrentTrack =>
  song === now.track.song ? now : { ...now, track: { ...now.track, song } }
