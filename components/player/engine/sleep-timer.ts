import { createStore, type StoreApi } from 'zustand'
import { playbackRate } from './playback-rate'
import type { Player } from './player'
import { soundSettings } from './sound-settings'
import type { CurrentTrack, PlayerState } from './types'

/** When playback stops: at a time (of `Date.now()`), after the current song, or after the running set. */
export type SleepEnd = { kind: 'time'; endsAt: number } | { kind: 'song' } | { kind: 'set' }
/** `remainingMs` is null if it is not known yet, as before the last song of a set. */
export type SleepTimer = { end: SleepEnd | null; remainingMs: number | null }

const OFF: SleepTimer = { end: null, remainingMs: null }
const TICK_MS = 200
const FADE_MS = 10_000
/** A song is stopped this long before its end, before the next one can start. */
const STOP_BEFORE_END_MS = 300
/** A change of the track this long before its end is its end, and no choice of the listener. */
const NEAR_END_MS = 3_000
/** Some outputs pause late: until then they stay silent. */
const RESTORE_AFTER_MS = 1_000

/** The sleep timer of this tab. */
export const sleepTimer = createStore<SleepTimer>(() => OFF)

/** Starts the sleep timer, or turns it off with null. */
export const setSleepTimer = (end: SleepEnd | null): void =>
  sleepTimer.setState({ end, remainingMs: null })

type SleepingPlayer = Pick<Player, 'state' | 'progress' | 'pause' | 'setLevel'>

/**
 * Pauses the player when the timer ends, after a fade of 10 s. A song that the listener chooses while
 * the timer waits for the end of a song is the one it waits for then. Returns a function that stops it.
 */
export function runSleepTimer(
  player: SleepingPlayer,
  timer: StoreApi<SleepTimer> = sleepTimer,
): () => void {
  let level = 1
  let interval: ReturnType<typeof setInterval> | undefined
  /** The time until the end of the song when it was measured last. */
  let leftMs: number | null = null

  function setLevel(next: number) {
    if (next === level) return
    level = next
    player.setLevel(next)
  }

  function stop() {
    setLevel(0)
    player.pause()
    timer.setState(OFF)
    setTimeout(() => setLevel(1), RESTORE_AFTER_MS)
  }

  function tick() {
    const { end } = timer.getState()
    if (!end) return
    leftMs = songLeftMs(player)
    const remainingMs = remainingOf(end, player, leftMs)
    if (remainingMs !== null && remainingMs <= 0) return stop()
    timer.setState({ remainingMs })
    setLevel(remainingMs === null ? 1 : Math.min(1, remainingMs / FADE_MS))
  }

  /** The time is measured only while the timer is on. */
  function follow({ end }: SleepTimer) {
    clearInterval(interval)
    if (end) {
      interval = setInterval(tick, TICK_MS)
      tick()
    } else if (level > 0) setLevel(1)
  }

  follow(timer.getState())
  const unsubscribers = [
    timer.subscribe((now, before) => now.end !== before.end && follow(now)),
    player.state.subscribe((now, before) => {
      const { end } = timer.getState()
      const isAtStart = player.progress.getState().positionMs === 0
      if (!end || end.kind === 'time' || !hasEnded(now, before, isAtStart)) return
      const isNearEnd = leftMs !== null && leftMs < NEAR_END_MS
      // The next track is about to play: it is paused as soon as it does.
      if (end.kind === 'set' ? endsSet(now, before, isNearEnd) : isNearEnd) queueMicrotask(stop)
      else setLevel(1)
    }),
  ]
  return () => {
    clearInterval(interval)
    for (const unsubscribe of unsubscribers) unsubscribe()
    timer.setState(OFF)
    setLevel(1)
  }
}

function remainingOf(
  end: SleepEnd,
  { state }: SleepingPlayer,
  leftMs: number | null,
): number | null {
  if (end.kind === 'time') return end.endsAt - Date.now()
  const { current } = state.getState()
  return current && (end.kind === 'song' || isLastOfSet(current)) ? leftMs : null
}

/** The time until the song must stop; null while its length is not known. */
function songLeftMs({ state, progress }: SleepingPlayer): number | null {
  const { positionMs, durationMs } = progress.getState()
  if (durationMs <= 0) return null
  const isFile = state.getState().current?.track.song.playback.kind === 'audio'
  const rate = isFile ? playbackRate.getState().rate : 1
  const crossfadeMs = soundSettings().getState().crossfadeSeconds * 1_000
  return (durationMs - positionMs) / rate - crossfadeMs - STOP_BEFORE_END_MS
}

/** Whether another track is the current one, or the same one begins again or has stopped at its end. */
function hasEnded(now: PlayerState, before: PlayerState, isAtStart: boolean): boolean {
  const [one, other] = [now.current, before.current]
  if (one?.track.id !== other?.track.id || one?.turn !== other?.turn) return true
  const isStatusNew = now.status !== before.status
  return isAtStart && isStatusNew && (now.status === 'loading' || now.status === 'paused')
}

/** Whether the set ends with a track that ended; the last ones may have been passed over. */
function endsSet(now: PlayerState, { current, status }: PlayerState, isNearEnd: boolean): boolean {
  if (!current || (!isNearEnd && status !== 'unplayable')) return false
  return isLastOfSet(current) || now.current?.set !== current.set
}

/** Whether no track of the running set follows. */
export const isLastOfSet = ({ position, setSize }: CurrentTrack): boolean =>
  setSize > 0 && position === setSize - 1
