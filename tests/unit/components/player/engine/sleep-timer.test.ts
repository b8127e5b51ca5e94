import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { playbackRate } from '@/components/player/engine/playback-rate'
import { runSleepTimer, setSleepTimer, sleepTimer } from '@/components/player/engine/sleep-timer'
import { soundSettings } from '@/components/player/engine/sound-settings'
import { aPlayer, settle, source, titleOf } from '@/tests/support/dom/silent-player'

const LENGTH_MS = 60_000

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  setSleepTimer(null)
  vi.useRealTimers()
})

async function aSleepyPlayer() {
  const { player, events } = aPlayer()
  const levels: number[] = []
  const setLevel = vi.fn((level: number) => void levels.push(level))
  const stop = runSleepTimer({ ...player, setLevel })
  await player.start(source)
  await settle()
  const playTo = async (positionMs: number) => {
    events().onProgress({ positionMs, durationMs: LENGTH_MS })
    await vi.advanceTimersByTimeAsync(250)
  }
  const status = () => player.state.getState().status
  return { player, events, levels, stop, playTo, status }
}

it('pauses at its time, after a fade of ten seconds, and plays at full volume later', async () => {
  const { levels, status, stop } = await aSleepyPlayer()
  setSleepTimer({ kind: 'time', endsAt: Date.now() + 60_000 })
  await vi.advanceTimersByTimeAsync(49_000)
  expect(levels).toEqual([])
  expect(sleepTimer.getState().remainingMs).toBeLessThan(11_100)
  await vi.advanceTimersByTimeAsync(6_000)
  expect(levels.at(-1)).toBeCloseTo(0.5, 1)
  expect(levels.toSorted((a, b) => b - a)).toEqual(levels)
  expect(status()).toBe('playing')
  await vi.advanceTimersByTimeAsync(5_300)
  expect(status()).toBe('paused')
  expect(levels.at(-1)).toBe(0)
  expect(sleepTimer.getState().end).toBeNull()
  await vi.advanceTimersByTimeAsync(1_100)
  expect(levels.at(-1)).toBe(1)
  stop()
})

it('is turned off during the fade, and the volume returns', async () => {
  const { levels, status, stop } = await aSleepyPlayer()
  setSleepTimer({ kind: 'time', endsAt: Date.now() + 5_000 })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(levels.at(-1)).toBeLessThan(0.5)
  setSleepTimer(null)
  expect(levels.at(-1)).toBe(1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(status()).toBe('playing')
  stop()
})

it('stops before the end of the song, and the next one does not start', async () => {
  const { player, levels, playTo, status, stop } = await aSleepyPlayer()
  setSleepTimer({ kind: 'song' })
  await playTo(30_000)
  expect(levels).toEqual([])
  await playTo(55_000)
  expect(levels.at(-1)).toBeLessThan(0.6)
  await playTo(LENGTH_MS - 100)
  expect(status()).toBe('paused')
  expect(titleOf(player)).toBe('track 1')
  stop()
})

it('stops before the crossfade into the next song', async () => {
  const { playTo, status, stop } = await aSleepyPlayer()
  soundSettings().setState({ crossfadeSeconds: 6 })
  setSleepTimer({ kind: 'song' })
  await playTo(LENGTH_MS - 6_200)
  expect(status()).toBe('paused')
  soundSettings().setState({ crossfadeSeconds: 0 })
  stop()
})

it('pauses at once if the song ended although its length was declared longer', async () => {
  const { player, events, playTo, status, stop } = await aSleepyPlayer()
  setSleepTimer({ kind: 'song' })
  await playTo(LENGTH_MS - 2_000)
  events().onEnded()
  await settle()
  expect(titleOf(player)).toBe('track 2')
  expect(status()).toBe('paused')
  stop()
})

it('waits for the end of the song that the listener skips to', async () => {
  const { player, playTo, status, stop } = await aSleepyPlayer()
  setSleepTimer({ kind: 'song' })
  await playTo(10_000)
  await player.next()
  await settle()
  await playTo(20_000)
  expect(status()).toBe('playing')
  await playTo(LENGTH_MS - 100)
  expect([titleOf(player), status()]).toEqual(['track 2', 'paused'])
  stop()
})

it('stops after the last song of a set only', async () => {
  const { player, playTo, status, stop } = await aSleepyPlayer()
  setSleepTimer({ kind: 'set' })
  await playTo(LENGTH_MS - 100)
  expect(status()).toBe('playing')
  expect(sleepTimer.getState().remainingMs).toBeNull()
  const { current } = player.state.getState()
  player.state.setState({ current: current && { ...current, position: current.setSize - 1 } })
  await playTo(LENGTH_MS - 100)
  expect(status()).toBe('paused')
  stop()
})

/** Plays until the last second of the song, whose end is reported before the timer stops it. */
async function endSoon({ events, playTo }: Awaited<ReturnType<typeof aSleepyPlayer>>) {
  await playTo(LENGTH_MS - 500)
  events().onEnded()
  await settle()
}

it('stops after a song that is repeated', async () => {
  const sleepy = await aSleepyPlayer()
  sleepy.player.setRepeat('one')
  setSleepTimer({ kind: 'song' })
  await endSoon(sleepy)
  expect(sleepy.status()).toBe('paused')
  expect(sleepTimer.getState().end).toBeNull()
  sleepy.stop()
})

it('is off after the last song of a set that is not repeated', async () => {
  const sleepy = await aSleepyPlayer()
  const { player, status, stop } = sleepy
  player.setRepeat('off')
  const { current } = player.state.getState()
  player.state.setState({ current: current && { ...current, position: 99, turn: 100 } })
  setSleepTimer({ kind: 'set' })
  await endSoon(sleepy)
  expect(status()).toBe('paused')
  expect(sleepTimer.getState().end).toBeNull()
  stop()
})

it('stops after a set whose last songs cannot be played', async () => {
  const sleepy = await aSleepyPlayer()
  const { player, status, stop } = sleepy
  setSleepTimer({ kind: 'set' })
  await sleepy.playTo(LENGTH_MS - 500)
  expect(sleepTimer.getState().remainingMs).toBeNull()
  const { current } = player.state.getState()
  player.state.setState({ current: current && { ...current, set: 1, turn: 7, position: 0 } })
  await settle()
  expect(status()).toBe('paused')
  player.resume()
  setSleepTimer({ kind: 'set' })
  player.state.setState({ status: 'unplayable', current: current && { ...current, position: 99 } })
  await player.next()
  await settle()
  expect(status()).toBe('paused')
  stop()
})

it('fades for ten seconds at twice the speed, too', async () => {
  const { levels, playTo, stop } = await aSleepyPlayer()
  playbackRate.setState({ rate: 2 })
  setSleepTimer({ kind: 'song' })
  await playTo(LENGTH_MS - 12_000)
  expect(levels.at(-1)).toBeCloseTo(0.57, 1)
  playbackRate.setState({ rate: 1 })
  stop()
})

it('measures no time while it is off', () => {
  const stop = runSleepTimer(aPlayer().player)
  expect(vi.getTimerCount()).toBe(0)
  setSleepTimer({ kind: 'song' })
  expect(vi.getTimerCount()).toBe(1)
  setSleepTimer(null)
  expect(vi.getTimerCount()).toBe(0)
  stop()
})
