import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LATENCY_MS, later } from '@/tests/support/dom/latency'
import {
  aPlayer,
  aStep,
  aTrack,
  queueTracks,
  source,
  titleOf,
} from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A player whose server has 20 further steps, and responds after 300 ms. */
async function slowPlayer() {
  let turn = 0
  const created = aPlayer({
    api: {
      next: (_list, after) => {
        turn = Math.max(turn, (after ?? 0) + 1)
        return later(aStep((after ?? 0) + 1))
      },
      previous: (_list, before) => later(aStep(before - 1)),
      upcoming: () => later(Array.from({ length: 20 }, (_, at) => aStep(turn + 1 + at))),
    },
  })
  const started = created.player.start(source)
  await vi.advanceTimersByTimeAsync(3 * LATENCY_MS)
  await started
  return created
}

/** A player that plays the first track and requests each further step, for 300 ms. */
async function playerWithoutKnownSteps() {
  const created = aPlayer({
    upcoming: 0,
    api: { next: (_list, after) => later(aStep((after ?? 0) + 1)) },
  })
  void created.player.start(source)
  await vi.advanceTimersByTimeAsync(LATENCY_MS)
  return created
}

describe('quick presses', () => {
  it('of next each move one track, beyond the known ones too', async () => {
    const { player } = await slowPlayer()
    for (let press = 0; press < 30; press++) void player.next()
    await vi.advanceTimersByTimeAsync(20 * LATENCY_MS)
    expect(titleOf(player)).toBe('track 31')
    for (let press = 0; press < 10; press++) void player.previous()
    await vi.advanceTimersByTimeAsync(20 * LATENCY_MS)
    expect(titleOf(player)).toBe('track 21')
  })

  it('of previous each move one track that this tab has not played', async () => {
    const { player } = await slowPlayer()
    const restored = aPlayer({ api: { previous: (_list, before) => later(aStep(before - 1)) } })
    void restored.player.restore(source, 40, 0)
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    for (let press = 0; press < 5; press++) void restored.player.previous()
    await vi.advanceTimersByTimeAsync(10 * LATENCY_MS)
    expect(titleOf(restored.player)).toBe('track 35')
    player.dispose()
  })

  it('record a track that was heard once', async () => {
    const { player, plays, events } = await playerWithoutKnownSteps()
    events().onProgress({ positionMs: 2_000, durationMs: 60_000 })
    for (let press = 0; press < 3; press++) void player.next()
    await vi.advanceTimersByTimeAsync(10 * LATENCY_MS)
    expect(titleOf(player)).toBe('track 4')
    expect(plays).toMatchObject([{ songId: 'song of track 1', playedMs: 2_000 }])
  })
})

it('continues the list of a track that it went back to', async () => {
  const { player } = aPlayer()
  await player.start(source)
  await player.next()
  await vi.advanceTimersByTimeAsync(1)
  const morning = { list: 'morning', name: 'Morning' }
  await player.start(morning)
  await vi.advanceTimersByTimeAsync(1)
  expect(player.state.getState().current?.source).toEqual(morning)
  await player.previous()
  await vi.advanceTimersByTimeAsync(1)
  expect(player.state.getState().current).toMatchObject({ source, turn: 2 })
  await player.next()
  expect(player.state.getState().current).toMatchObject({ source, turn: 3 })
})

describe('a list that is requested while a track plays', () => {
  const morning = { list: 'morning', name: 'Morning' }
  const next = (list: string, after?: number) =>
    list === 'morning' ? later(aStep(100)) : Promise.resolve(aStep((after ?? 0) + 1))

  it('plays although the track ends meanwhile, which is recorded as finished', async () => {
    const { player, events, plays } = aPlayer({ api: { next } })
    await player.start(source)
    events().onProgress({ positionMs: 2_000, durationMs: 60_000 })
    void player.start(morning)
    events().onEnded()
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    expect(player.state.getState().current?.source).toEqual(morning)
    expect(plays).toMatchObject([{ songId: 'song of track 1', outcome: 'finished' }])
  })

  it('is followed by the next track of the other list if the request fails', async () => {
    const failing = (list: string, after?: number) =>
      list === 'morning' ? Promise.reject(new Error('no such list')) : next(list, after)
    const { player, events } = aPlayer({ api: { next: failing } })
    await player.start(source)
    const started = player.start(morning)
    events().onEnded()
    await expect(started).rejects.toThrow('no such list')
    await vi.advanceTimersByTimeAsync(1)
    expect(titleOf(player)).toBe('track 2')
  })

  it('is shown, but does not play, after a pause', async () => {
    const { player } = aPlayer({ api: { next } })
    void player.start(morning)
    player.pause()
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    expect(player.state.getState()).toMatchObject({ status: 'paused', current: { turn: 100 } })
  })
})

describe('a step that is requested', () => {
  it('leaves the buttons usable if another tab plays meanwhile', async () => {
    const { player } = await playerWithoutKnownSteps()
    void player.next()
    const { current } = player.state.getState()
    if (!current) throw new Error('Nothing plays.')
    player.follow({ ...current, turn: 7, track: aTrack('of the other tab') }, 0, true)
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    expect(titleOf(player)).toBe('of the other tab')
    void player.next()
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    expect(titleOf(player)).toBe('track 8')
  })

  it('is requested again by play if the request failed, and the last track is recorded once', async () => {
    let isFailing = false
    const next = async (_list: string, after?: number) => {
      if (isFailing) throw new Error('a fault')
      return aStep((after ?? 0) + 1)
    }
    const { player, events, plays } = aPlayer({ upcoming: 0, api: { next } })
    await player.start(source)
    events().onProgress({ positionMs: 2_000, durationMs: 60_000 })
    isFailing = true
    events().onEnded()
    await vi.advanceTimersByTimeAsync(1)
    expect(player.state.getState().status).toBe('paused')
    isFailing = false
    player.resume()
    await vi.advanceTimersByTimeAsync(1)
    expect(titleOf(player)).toBe('track 2')
    expect(plays).toHaveLength(1)
  })

  it('is requested again by play after the details of the last track were changed', async () => {
    let isFailing = false
    const next = async (_list: string, after?: number) => {
      if (isFailing) throw new Error('a fault')
      return aStep((after ?? 0) + 1)
    }
    const { player, events, plays } = aPlayer({ upcoming: 0, api: { next } })
    await player.start(source)
    isFailing = true
    events().onEnded()
    await vi.advanceTimersByTimeAsync(1)
    isFailing = false
    player.updateSong({ ...aTrack('track 1').song, title: 'renamed' })
    player.resume()
    await vi.advanceTimersByTimeAsync(1)
    expect(titleOf(player)).toBe('track 2')
    expect(plays).toHaveLength(1)
  })

  it('waits through a pause and play', async () => {
    const { player } = await playerWithoutKnownSteps()
    void player.next()
    player.pause()
    player.resume()
    await vi.advanceTimersByTimeAsync(5 * LATENCY_MS)
    expect(titleOf(player)).toBe('track 2')
    expect(player.state.getState().status).toBe('playing')
  })
})

it('keeps a queued track although the step before it is confirmed as another one', async () => {
  let isOther = false
  const { player } = aPlayer({
    api: {
      next: (_list, after) => later(isOther ? aStep(50) : aStep((after ?? 0) + 1)),
    },
  })
  void player.start(source)
  await vi.advanceTimersByTimeAsync(LATENCY_MS)
  isOther = true
  void player.next()
  queueTracks(player, [aTrack('queued')])
  void player.next()
  await vi.advanceTimersByTimeAsync(2 * LATENCY_MS)
  expect(titleOf(player)).toBe('queued')
})
