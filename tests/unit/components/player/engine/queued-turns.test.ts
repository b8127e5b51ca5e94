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

/** A player at turn 1 of a server that gives each chosen song the next turn. */
async function playerWithTurns(changes: Partial<PlayerApi> = {}) {
  const chosen: string[] = []
  const after: (number | undefined)[] = []
  let turn = 1
  const created = aPlayer({
    api: {
      next: async (_list, seen) => {
        after.push(seen)
        turn = Math.max(turn, (seen ?? 0) + 1)
        return aStep((seen ?? 0) + 1)
      },
      async play(_list, choice) {
        chosen.push(idOf(choice))
        turn++
        return later({ ...aStep(turn), track: aTrack('of the list') })
      },
      upcoming: async () => [aStep(turn + 1), aStep(turn + 2)],
      ...changes,
    },
  })
  await created.player.start(source)
  await settle()
  return { ...created, chosen, after }
}

describe('a queued song in a shuffle', () => {
  it('takes its turn when it is heard, and stays a queued one', async () => {
    const { player, chosen, after } = await playerWithTurns()
    queueTracks(player, [aTrack('queued')])
    expect(chosen).toEqual([])
    await player.next()
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    expect(chosen).toEqual(['song of queued'])
    expect(player.state.getState().current).toMatchObject({
      ...{ turn: 2, position: 1, isOutOfOrder: true, reason: { code: 'queued' } },
    })
    await player.next()
    expect(after.at(-1)).toBe(2)
    expect(titleOf(player)).toBe('track 3')
  })

  it('does not come again if next is pressed before its turn is known', async () => {
    const { player, after } = await playerWithTurns()
    queueTracks(player, [aTrack('queued')])
    await player.next()
    void player.next()
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    expect(after.at(-1)).toBe(2)
    expect(titleOf(player)).toBe('track 3')
  })

  it('is counted behind another one whose turn is not known yet', async () => {
    const { player, chosen, after } = await playerWithTurns()
    queueTracks(player, [aTrack('first'), aTrack('second')])
    await player.next()
    await player.next()
    expect(titleOf(player)).toBe('second')
    void player.next()
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    expect(chosen).toEqual(['song of first', 'song of second'])
    expect(after.at(-1)).toBe(3)
  })

  it('of another list lets the set continue behind the song before it', async () => {
    const absent = async () => Promise.reject(new Error('not_found'))
    let calls = 0
    const { player, after } = await playerWithTurns({
      play: () => (calls++ === 0 ? later({ ...aStep(2), track: aTrack('a') }) : absent()),
    })
    queueTracks(player, [aTrack('of the list'), aTrack('of another')])
    await player.next()
    await player.next()
    void player.next()
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    expect(after.at(-1)).toBe(2)
  })

  it('takes no turn if it cannot be heard', async () => {
    const { player, chosen } = await playerWithTurns()
    queueTracks(player, [aTrack('silent', nothing)])
    await player.next()
    await settle()
    expect(player.state.getState().status).toBe('unplayable')
    expect(chosen).toEqual([])
  })

  it('takes one turn although it is paused and continued', async () => {
    const { player, chosen } = await playerWithTurns()
    queueTracks(player, [aTrack('queued')])
    await player.next()
    player.pause()
    player.toggle()
    await vi.advanceTimersByTimeAsync(LATENCY_MS)
    expect(chosen).toHaveLength(1)
  })

  it('does not come at the turn that it took if the response was lost', async () => {
    const { player } = await playerWithTurns({
      play: async () => Promise.reject(new Error('offline')),
      next: async (_list, seen) => {
        return seen === 1 ? { ...aStep(2), track: aTrack('queued') } : aStep((seen ?? 0) + 1)
      },
    })
    queueTracks(player, [aTrack('queued')])
    await player.next()
    await settle()
    await player.next()
    await settle()
    expect(titleOf(player)).toBe('track 3')
  })

  it('takes no turn in a list in its own order', async () => {
    const { player, chosen } = await playerWithTurns({
      tracks: async () => ({ data: [aTrack('one'), aTrack('two')], nextCursor: null }),
    })
    await player.start({ ...source, order: 'list' })
    queueTracks(player, [aTrack('queued')])
    await player.next()
    await settle()
    expect(titleOf(player)).toBe('queued')
    expect(chosen).toEqual([])
  })
})
