import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PlayerApi } from '@/components/player/engine/player-api'
import { LATENCY_MS, later } from '@/tests/support/dom/latency'
import {
  aPlayer,
  aStep,
  aTrack,
  idOf,
  nothing,
  queueTracks,
  settle,
  source,
  titleOf,
} from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Arrives after the turn of a chosen track. */
const laterStill = <Value>(value: Value) => later(undefined).then(() => later(value))

/** A player at its first turn, of a server on which the chosen track takes turn 2. */
async function playerOfTurn2(changes: Partial<PlayerApi> = {}) {
  const after: (number | undefined)[] = []
  const created = aPlayer({
    upcoming: 0,
    api: {
      next: async (_list, seen) => {
        after.push(seen)
        return aStep((seen ?? 0) + 1)
      },
      play: (_list, chosen) => later({ ...aStep(2), track: aTrack(idOf(chosen)) }),
      ...changes,
    },
  })
  await created.player.start(source)
  return { ...created, after }
}

describe('a track that the listener chooses in a shuffle', () => {
  it('plays at once, and takes the next turn of the set', async () => {
    const { player, after } = await playerOfTurn2()
    player.playOutOfOrder(source, aTrack('chosen'))
    expect(titleOf(player)).toBe('chosen')
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    expect(player.state.getState().current).toMatchObject({
      ...{ turn: 2, position: 1, isOutOfOrder: false, track: { id: 'chosen' } },
    })
    await player.next()
    expect(titleOf(player)).toBe('track 3')
    expect(after).toEqual([undefined, 2])
  })

  it('is not repeated by a press of next before its turn is known', async () => {
    const { player, after } = await playerOfTurn2()
    player.playOutOfOrder(source, aTrack('chosen'))
    void player.next()
    await settle()
    expect(after).toEqual([undefined])
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    expect(after).toEqual([undefined, 2])
    expect(titleOf(player)).toBe('track 3')
  })

  it('keeps its turn when its video is found after that', async () => {
    const video = { kind: 'youtube', videoId: 'abcdefghijk', match: 'sure' }
    const { player, loaded } = await playerOfTurn2({
      match: ([songId]) => laterStill([{ songId, state: 'ready', playback: video } as never]),
    })
    player.playOutOfOrder(source, aTrack('chosen', nothing))
    await vi.advanceTimersByTimeAsync(3 * LATENCY_MS)
    expect(loaded.at(-1)).toEqual(video)
    expect(player.state.getState()).toMatchObject({
      status: 'playing',
      current: { turn: 2, isOutOfOrder: false, track: { id: 'chosen' } },
    })
  })

  it.each([0, LATENCY_MS])('is not repeated behind a queued song, after %i ms', async (wait) => {
    const { player, after } = await playerOfTurn2()
    player.playOutOfOrder(source, aTrack('chosen'))
    queueTracks(player, [aTrack('queued')])
    await player.next()
    expect(titleOf(player)).toBe('queued')
    await vi.advanceTimersByTimeAsync(wait)
    void player.next()
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    expect(titleOf(player)).toBe('track 3')
    expect(after).toEqual([undefined, 2])
  })

  it('has no turn in a set that was begun after it', async () => {
    const { player, after } = await playerOfTurn2({
      play: async (_list, choice) => {
        if ('songId' in choice) throw new Error('not_found')
        return { ...aStep(2), track: aTrack('chosen') }
      },
    })
    player.playOutOfOrder(source, aTrack('chosen'))
    await settle()
    await player.restart(source, 'balanced')
    queueTracks(player, [aTrack('queued')])
    await player.next()
    await player.next()
    expect(after.at(-1)).toBe(1)
  })

  it.each([
    ['was heard in the set', { play: async () => ({ ...aStep(1), turn: null }) }],
    ['cannot be reported', { play: async () => Promise.reject(new Error('offline')) }],
  ])('plays beside the set if it %s', async (_, changes) => {
    const { player, after } = await playerOfTurn2(changes)
    player.playOutOfOrder(source, aTrack('track 1'))
    await settle()
    expect(player.state.getState().current).toMatchObject({ turn: 1, isOutOfOrder: true })
    await player.next()
    expect(after).toEqual([undefined, 1])
    expect(titleOf(player)).toBe('track 2')
  })

  it('is not repeated at the turn that it took if the response was lost', async () => {
    const after: (number | undefined)[] = []
    const { player } = await playerOfTurn2({
      play: async () => Promise.reject(new Error('offline')),
      next: async (_list, seen) => {
        after.push(seen)
        return seen === 1 ? { ...aStep(2), track: aTrack('chosen') } : aStep((seen ?? 0) + 1)
      },
    })
    player.playOutOfOrder(source, aTrack('chosen'))
    await settle()
    await player.next()
    await settle()
    expect(titleOf(player)).toBe('track 3')
    expect(after).toEqual([undefined, 1, 2])
  })
})

describe('a track that cannot be played', () => {
  it('is returned to its set when the next one begins, and not recorded', async () => {
    const { player, returned, plays } = aPlayer({ playback: nothing })
    await player.start(source)
    await settle()
    expect(player.state.getState().status).toBe('unplayable')
    expect(returned).toEqual([])
    await player.next()
    expect(returned).toEqual([{ turn: 1, reason: expect.any(String) }])
    expect(plays).toEqual([])
  })

  it('is returned to its set when another list begins, and not recorded', async () => {
    const { player, returned, plays } = aPlayer({ playback: nothing })
    await player.start(source)
    await settle()
    await player.start({ list: 'morning', name: 'Morning' })
    expect(returned).toEqual([{ turn: 1, reason: expect.any(String) }])
    expect(plays).toEqual([])
  })

  it('is not played at once before the server has chosen the next step', async () => {
    const upcoming = async () => [aStep(2, nothing), aStep(3)]
    const { player, loaded } = await playerOfTurn2({
      upcoming,
      next: async (_list, after) => aStep(after ? 3 : 1),
    })
    await settle()
    await player.next()
    expect(titleOf(player)).toBe('track 3')
    expect(loaded.map(({ kind }) => kind)).not.toContain('none')
  })
})
