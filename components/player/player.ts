import { createStore, type Store } from '@/components/ui/store'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Mode, ShuffleStep } from '@/lib/contract/shuffle'
import type { Outputs } from './outputs'
import type { PlayerApi } from './player-api'
import type { Now, OutputEvents, PlayerState, Progress, Source } from './types'

/** How long a track that cannot be played is shown before the next one comes. */
export const SKIP_AFTER_MS = 3_000
/** Behind this, previous goes back to the start of the track first. */
const RESTART_AFTER_MS = 4_000
/** So many tracks in a row that cannot be played, and the player stops. */
export const UNPLAYABLE_MOST = 8
const HEARD_MOST = 200

type Parts = { api: PlayerApi; openOutputs: (events: OutputEvents) => Outputs }

export type Player = ReturnType<typeof createPlayer>

/**
 * Plays a shuffled list through one output: the server says what comes, the player says when. Knows
 * what really played, goes on at once with what is known to come, and asks in the background.
 */
export function createPlayer({ api, openOutputs }: Parts) {
  const state: Store<PlayerState> = createStore<PlayerState>({
    now: null,
    status: 'idle',
    problem: null,
    upcoming: [],
    queue: [],
    volume: 1,
  })
  const progress: Store<Progress> = createStore<Progress>({ positionMs: 0, durationMs: 0 })
  const heard: Now[] = []
  const steps = new Map<number, ShuffleStep>()
  let outputs: Outputs | undefined
  let ask = 0
  let unplayable = 0
  let skipTimer: ReturnType<typeof setTimeout> | undefined
  let isLoaded = false

  const events: OutputEvents = {
    onPlaying() {
      unplayable = 0
      state.set({ status: 'playing', problem: null })
    },
    onPaused: () => state.get().status !== 'unplayable' && state.set({ status: 'paused' }),
    onProgress({ positionMs, durationMs }) {
      progress.set({ positionMs, ...(durationMs > 0 ? { durationMs } : {}) })
    },
    onEnded: () => void next('finished'),
    onFailed: failed,
  }

  function out(): Outputs {
    if (!outputs) {
      outputs = openOutputs(events)
      outputs.setVolume(state.get().volume)
    }
    return outputs
  }

  function show(now: Now, { fromMs = 0, isPaused = false } = {}) {
    clearTimeout(skipTimer)
    const { playback, durationMs } = now.track.song
    progress.set({ positionMs: fromMs, durationMs: durationMs ?? 0 })
    state.set({ now, status: isPaused ? 'paused' : 'loading', problem: null })
    isLoaded = !isPaused
    if (isPaused) return
    out().load(playback, fromMs)
    if (playback.kind === 'none') return failed('There is no recording of it to play yet.')
    out().play()
  }

  function failed(words: string) {
    clearTimeout(skipTimer)
    unplayable += 1
    state.set({ status: 'unplayable', problem: words })
    if (unplayable < UNPLAYABLE_MOST)
      skipTimer = setTimeout(() => void next('skipped'), SKIP_AFTER_MS)
    else state.set({ problem: `${words} Neither could those before it, so Riffle waits here.` })
  }

  function leave(outcome: 'finished' | 'skipped') {
    const { now, status } = state.get()
    if (!now) return
    heard.push(now)
    if (heard.length > HEARD_MOST) heard.shift()
    const playedMs = progress.get().positionMs
    if (status === 'unplayable' || (outcome === 'skipped' && playedMs === 0)) return
    const { list } = now.source
    const playlistId = list === 'liked' || list === 'library' ? undefined : list
    void api.record({ songId: now.track.song.id, playlistId, outcome, playedMs }).catch(() => {})
  }

  const fromStep = (source: Source, step: ShuffleStep): Now => ({
    source,
    turn: step.turn,
    set: step.set,
    position: step.position,
    setSize: step.setSize,
    track: step.track,
    reason: step.reason.text,
    isAside: false,
  })

  function know(found: readonly ShuffleStep[]) {
    for (const step of found) steps.set(step.turn, step)
  }

  // What is known to come, without a hole.
  function upcomingAfter(turn: number): ShuffleStep[] {
    const found: ShuffleStep[] = []
    for (let at = turn + 1; steps.has(at); at++) found.push(steps.get(at) as ShuffleStep)
    return found
  }

  async function lookAhead(source: Source) {
    const asked = ask
    const found = await api.upcoming(source.list).catch(() => [])
    const { now } = state.get()
    if (asked !== ask || now?.source.list !== source.list) return
    const first = found[0]?.turn ?? Number.POSITIVE_INFINITY
    for (const turn of steps.keys()) if (turn >= first) steps.delete(turn)
    know(found)
    state.set({ upcoming: upcomingAfter(now.turn) })
  }

  /** Ends the running set of a list and begins another in `mode`. */
  async function restart(source: Source, mode: Mode) {
    await api.startOver(source.list, mode)
    await begin(source)
  }

  /** Begins a list, or goes on where its deck stands. */
  async function start(source: Source) {
    if (state.get().now?.source.list === source.list) return resume()
    await begin(source)
  }

  async function begin(source: Source) {
    const { now } = state.get()
    leave('skipped')
    const asked = ++ask
    steps.clear()
    state.set({ upcoming: [], status: 'loading', problem: null })
    outputs?.unload()
    try {
      const step = await api.next(source.list)
      if (asked !== ask) return
      know([step])
      show(fromStep(source, step))
      void lookAhead(source)
    } catch (error) {
      if (asked === ask) state.set({ status: now ? 'paused' : 'idle', problem: wordsOf(error) })
      throw error
    }
  }

  async function next(outcome: 'finished' | 'skipped' = 'skipped') {
    const { now, queue } = state.get()
    if (!now) return
    clearTimeout(skipTimer)
    leave(outcome)
    const [byHand, ...rest] = queue
    if (byHand) {
      state.set({ queue: rest })
      return show({ ...now, track: byHand, reason: 'You put it here', isAside: true })
    }
    const asked = ++ask
    const guess = steps.get(now.turn + 1)
    if (guess) {
      show(fromStep(now.source, guess))
      state.set({ upcoming: upcomingAfter(guess.turn) })
    } else state.set({ status: 'loading' })
    try {
      const step = await api.next(now.source.list, now.turn || undefined)
      if (asked !== ask) return
      know([step])
      if (step.track.id !== guess?.track.id) show(fromStep(now.source, step))
      if (state.get().upcoming.length < 10) void lookAhead(now.source)
    } catch (error) {
      if (asked === ask && !guess) state.set({ status: 'paused', problem: wordsOf(error) })
    }
  }

  async function previous() {
    const { now } = state.get()
    if (!now) return
    if (progress.get().positionMs > RESTART_AFTER_MS) return seek(0)
    const last = heard.pop()
    const asked = ++ask
    try {
      const back = last ?? fromStep(now.source, await api.previous(now.source.list, now.turn))
      if (asked !== ask) return
      show(back)
      state.set({ upcoming: upcomingAfter(back.turn) })
    } catch {
      seek(0)
    }
  }

  /** Plays one track of a list at once; the list's set goes on after it. */
  function playAside(source: Source, track: Track) {
    const { now } = state.get()
    leave('skipped')
    ask++
    const isSame = now?.source.list === source.list
    const place = isSame ? now : { turn: 0, set: 0, position: -1, setSize: 0 }
    if (!isSame) {
      steps.clear()
      state.set({ upcoming: [] })
    }
    const { turn, set, position, setSize } = place
    show({ source, turn, set, position, setSize, track, reason: '', isAside: true })
  }

  function resume() {
    const { now, status } = state.get()
    if (!now || status === 'playing') return
    unplayable = 0
    if (!isLoaded || status === 'unplayable')
      return show(now, { fromMs: progress.get().positionMs })
    out().play()
  }

  function seek(positionMs: number) {
    progress.set({ positionMs })
    if (isLoaded) out().seek(positionMs)
  }

  return {
    state,
    progress,
    start,
    restart,
    next: () => next('skipped'),
    previous,
    playAside,
    resume,
    seek,
    pause: () => outputs?.pause(),
    toggle: () => (state.get().status === 'playing' ? outputs?.pause() : resume()),
    enqueue: (tracks: Track[]) => state.set({ queue: [...tracks, ...state.get().queue] }),
    unqueue: (index: number) =>
      state.set({ queue: state.get().queue.filter((_, at) => at !== index) }),
    setVolume(volume: number) {
      state.set({ volume })
      outputs?.setVolume(volume)
    },
    /** Forgets what was known to come, after an edit or another mode. */
    async refresh(list: string) {
      const { now } = state.get()
      if (now?.source.list !== list) return
      for (const turn of steps.keys()) if (turn > now.turn) steps.delete(turn)
      await lookAhead(now.source)
    },
    /** Stands where the last visit ended, silent until it is asked to play. */
    async restore(source: Source, turn: number, positionMs: number) {
      const asked = ask
      const step = await api.previous(source.list, turn + 1)
      if (asked !== ask || state.get().now) return
      know([step])
      show(fromStep(source, step), { fromMs: positionMs, isPaused: true })
      void lookAhead(source)
    },
    dispose() {
      clearTimeout(skipTimer)
      outputs?.unload()
    },
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'Something went wrong. Try again.'
