import { createStore } from 'zustand'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Mode } from '@/lib/contract/shuffle'
import type { Song } from '@/lib/contract/songs'
import { isSameTurn, playRecordOf, trackOfStep, trackOutOfOrder } from './current-track'
import { createLookahead } from './lookahead'
import type { Outputs } from './outputs'
import type { PlayerApi } from './player-api'
import { createSound } from './sound'
import type { CurrentTrack, OutputEvents, PlayerState, Progress, Source } from './types'
import { createVideoFinder } from './video-finder'

/** Behind this, previous goes back to the start of the track first. */
const RESTART_AFTER_MS = 4_000
const HEARD_MOST = 200
const ENOUGH_AHEAD = 10
const SILENT: PlayerState = {
  now: null,
  status: 'idle',
  problem: null,
  notice: null,
  upcoming: [],
  queue: [],
  volume: 1,
  isActiveInOtherTab: false,
}

type Parts = { api: PlayerApi; openOutputs: (events: OutputEvents) => Outputs }
type Outcome = 'finished' | 'skipped'

export type Player = ReturnType<typeof createPlayer>

/**
 * Plays a shuffled list: the server says what comes, the player says when. It knows what really
 * played, goes on at once with what is known to come, and asks in the background.
 */
export function createPlayer({ api, openOutputs }: Parts) {
  const state = createStore<PlayerState>(() => SILENT)
  const progress = createStore<Progress>(() => ({ positionMs: 0, durationMs: 0 }))
  const videos = createVideoFinder(api)
  const sound = createSound({
    state,
    progress,
    videos,
    openOutputs,
    onOver: (outcome) => void next(outcome),
  })
  const heard: CurrentTrack[] = []
  let ahead = createLookahead()
  /** The newest question to the server; answers to older ones are dropped. */
  let question = 0

  function keepAsHeard(now: CurrentTrack) {
    heard.push(now)
    if (heard.length > HEARD_MOST) heard.shift()
  }

  function leave(outcome: Outcome) {
    const { now, status, isActiveInOtherTab: isElsewhere } = state.getState()
    if (!now || status === 'unplayable') return
    keepAsHeard(now)
    // The window where it plays is the one that writes it down.
    if (isElsewhere) return
    const play = playRecordOf({ now, status, outcome, playedMs: progress.getState().positionMs })
    if (play) void api.record(play).catch(() => {})
  }

  async function lookAhead({ list }: Source) {
    const asked = question
    const found = await api.upcoming(list).catch(() => [])
    const { now } = state.getState()
    if (asked !== question || now?.source.list !== list || !found[0]) return
    ahead.forgetAfter(found[0].turn - 1)
    ahead.learn(found)
    state.setState({ upcoming: ahead.after(now.turn) })
  }

  async function begin(source: Source) {
    leave('skipped')
    const asked = ++question
    const hadTrack = state.getState().now !== null
    ahead = createLookahead()
    sound.hush()
    state.setState({ upcoming: [], status: 'loading', problem: null })
    try {
      const step = await api.next(source.list)
      if (asked !== question) return
      ahead.learn([step])
      sound.play(trackOfStep(source, step))
      void lookAhead(source)
    } catch (error) {
      if (asked === question) {
        state.setState({ status: hadTrack ? 'paused' : 'idle', problem: wordsOf(error) })
      }
      throw error
    }
  }

  async function next(outcome: Outcome) {
    const { now, queue } = state.getState()
    if (!now) return
    sound.cancelSkip()
    leave(outcome)
    const [byHand, ...rest] = queue
    if (byHand) {
      state.setState({ queue: rest })
      return sound.play(trackOutOfOrder(now.source, byHand, now, 'You put it here'))
    }
    const asked = ++question
    const guess = ahead.at(now.turn + 1)
    if (guess) {
      sound.play(trackOfStep(now.source, guess))
      state.setState({ upcoming: ahead.after(guess.turn) })
    } else state.setState({ status: 'loading' })
    try {
      const step = await api.next(now.source.list, now.turn || undefined)
      if (asked !== question) return
      ahead.learn([step])
      if (step.track.id !== guess?.track.id) sound.play(trackOfStep(now.source, step))
      if (state.getState().upcoming.length < ENOUGH_AHEAD) void lookAhead(now.source)
    } catch (error) {
      if (asked === question && !guess)
        state.setState({ status: 'paused', problem: wordsOf(error) })
    }
  }

  async function previous() {
    const { now } = state.getState()
    if (!now) return
    if (progress.getState().positionMs > RESTART_AFTER_MS) return sound.seek(0)
    const asked = ++question
    try {
      const last = heard.pop()
      const back = last ?? trackOfStep(now.source, await api.previous(now.source.list, now.turn))
      if (asked !== question) return
      sound.play(back)
      state.setState({ upcoming: ahead.after(back.turn) })
    } catch {
      sound.seek(0)
    }
  }

  return {
    state,
    progress,
    next: () => next('skipped'),
    previous,
    resume: sound.resume,
    pause: sound.pause,
    seek: sound.seek,
    setVolume: sound.setVolume,
    /** Falls silent; what is still asked for comes too late. It can be played again. */
    dispose() {
      question++
      sound.dispose()
    },
    hold: sound.hold,
    toggle: () => (state.getState().status === 'playing' ? sound.pause() : sound.resume()),
    /** Begins a list, or goes on where its deck stands. */
    async start(source: Source) {
      if (state.getState().now?.source.list === source.list) return sound.resume()
      await begin(source)
    },
    /** Ends the running set of a list and begins another in `mode`. */
    async restart(source: Source, mode: Mode) {
      await api.startOver(source.list, mode)
      await begin(source)
    },
    /** Plays one track of a list at once; the list's set goes on after it. */
    playOutOfOrder(source: Source, track: Track) {
      const { now } = state.getState()
      leave('skipped')
      question++
      if (now?.source.list !== source.list) {
        ahead = createLookahead()
        state.setState({ upcoming: [] })
      }
      sound.play(trackOutOfOrder(source, track, now))
    },
    enqueue: (tracks: Track[]) => state.setState({ queue: [...tracks, ...state.getState().queue] }),
    removeFromQueue: (index: number) =>
      state.setState({ queue: state.getState().queue.filter((_, at) => at !== index) }),
    /** Asks anew what comes in a list, after an edit or another mode. */
    async refresh(list: string) {
      const { now } = state.getState()
      if (now?.source.list !== list) return
      ahead.forgetAfter(now.turn)
      await lookAhead(now.source)
    },
    /** Looks for the videos of songs that come soon. */
    prepare: videos.prepare,
    /** Plays the track at the needle from its start, by another recording. */
    replaceRecording(song: Song) {
      videos.learn(song)
      const { now } = state.getState()
      if (now?.track.song.id === song.id) sound.play({ ...now, track: { ...now.track, song } })
    },
    /** Another window holds the needle: falls silent, shows what stands there and how far it is. */
    follow(now: CurrentTrack, positionMs: number, isElsewhere: boolean) {
      const { now: before, status, isActiveInOtherTab: wasElsewhere } = state.getState()
      const isSame = isSameTurn(before, now)
      if (!isSame && before) {
        if (wasElsewhere && isSameTurn(heard.at(-1), now)) heard.pop()
        else if (status === 'playing') leave('skipped')
        else keepAsHeard(before)
      }
      if (!isSame || !wasElsewhere) question++
      sound.hush()
      sound.stand(now, positionMs, isElsewhere)
      if (isSame) return
      if (before?.source.list !== now.source.list) ahead = createLookahead()
      const upcoming = ahead.after(now.turn)
      state.setState({ upcoming })
      if (now.turn > 0 && upcoming.length < ENOUGH_AHEAD) void lookAhead(now.source)
    },
    /** Stands where the last visit ended, silent until it is asked to play. */
    async restore(source: Source, turn: number, positionMs: number) {
      const asked = question
      const step = await api.previous(source.list, turn + 1)
      if (asked !== question || state.getState().now) return
      ahead.learn([step])
      sound.stand(trackOfStep(source, step), positionMs)
      void lookAhead(source)
    },
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'Something went wrong. Try again.'
