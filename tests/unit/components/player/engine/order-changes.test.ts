import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '@/lib/client/api'
import { anOrderedList, songs } from '@/tests/support/dom/ordered-list'
import {
  aPlayer,
  aStep,
  aTrack,
  idOf,
  queueTracks,
  settle,
  titleOf,
} from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const shuffled = { list: 'album:one', name: 'One' }
const listed = { ...shuffled, order: 'list' } as const

/** A shuffle at `track 2`, whose next step is requested and does not come. */
async function awaitingNext() {
  let isFirst = true
  const created = anOrderedList(['track 1', 'track 2', 'track 3'], {
    upcoming: 0,
    api: {
      async next(_list, after) {
        if (!isFirst) return new Promise(() => {})
        isFirst = false
        return aStep((after ?? 1) + 1)
      },
    },
  })
  await created.player.start(shuffled)
  created.events().onEnded()
  await settle()
  expect(created.player.state.getState().status).toBe('loading')
  return created
}

describe('another order', () => {
  it('plays on in list order if the next step of the shuffle was awaited', async () => {
    const { player } = await awaitingNext()
    player.playInOrder()
    await settle()
    expect(titleOf(player)).toBe('track 3')
    expect(player.state.getState().status).toBe('playing')
  })

  it.each(['succeeds', 'fails'])('plays on if the next page was awaited and it %s', async (end) => {
    let pages = 0
    const { player, events } = aPlayer({
      upcoming: 0,
      api: {
        async tracks() {
          pages++
          if (pages === 2 || pages === 3) return new Promise(() => {})
          return { data: [aTrack('song 1'), aTrack('song 2')], nextCursor: null }
        },
        next: async () => aStep(1),
        async startOver() {
          if (end === 'fails') throw new ApiProblem('unreachable', 'unreachable', 0)
        },
      },
    })
    await player.start(listed)
    events().onEnded()
    await settle()
    expect(player.state.getState().status).toBe('loading')
    await player.shuffleRest('balanced').catch(() => {})
    await settle()
    expect(titleOf(player)).toBe(end === 'fails' ? 'song 2' : 'track 1')
    expect(player.state.getState().status).toBe('playing')
  })

  it('stays chosen while the track waits for the network', async () => {
    let isOnline = true
    const { player, events } = anOrderedList(songs(3), {
      api: { check: async () => (isOnline ? 'available' : 'offline') },
    })
    await player.start(shuffled)
    isOnline = false
    events().onFailed({ code: 'audio_unplayable' })
    await settle()
    expect(player.state.getState().status).toBe('waiting')
    player.playInOrder()
    isOnline = true
    await vi.advanceTimersByTimeAsync(60_000)
    expect(player.state.getState()).toMatchObject({
      status: 'playing',
      current: { source: { order: 'list' } },
    })
  })
})

describe('a queued song while the order changes', () => {
  it('is followed by the list behind the track before it', async () => {
    const { player } = anOrderedList(['track 7', 'track 1', 'track 4'])
    await player.start(shuffled)
    await settle()
    queueTracks(player, [aTrack('queued')])
    await player.next()
    player.playInOrder()
    await settle()
    expect(player.state.getState().current).toMatchObject({ reason: { code: 'queued' } })
    await player.next()
    expect(titleOf(player)).toBe('track 4')
  })

  it('takes a turn of the new shuffle, so that it does not come again', async () => {
    const chosen: string[] = []
    const { player } = anOrderedList(songs(3), {
      api: {
        async play(_list, choice) {
          chosen.push(idOf(choice))
          return { ...aStep(1), track: aTrack(idOf(choice)) }
        },
      },
    })
    await player.start(listed)
    queueTracks(player, [aTrack('queued')])
    await player.next()
    await player.shuffleRest('balanced')
    expect(chosen).toEqual(['song of queued'])
    expect(player.state.getState().current).toMatchObject({
      ...{ reason: { code: 'queued' }, turn: 1, isOutOfOrder: true },
    })
  })
})

it('plays a song that was queued after the end of the list first', async () => {
  const { player, events } = anOrderedList(songs(1))
  await player.start(listed)
  await settle()
  events().onEnded()
  await settle()
  expect(player.state.getState().status).toBe('paused')
  queueTracks(player, [aTrack('queued')])
  player.resume()
  await settle()
  expect(titleOf(player)).toBe('queued')
})

it('shows what follows when another device has changed the repetition', async () => {
  const { player } = anOrderedList(songs(1))
  await player.start(listed)
  await settle()
  expect(player.state.getState().upcoming).toEqual([])
  player.setRepeats({ list: 'all', shuffle: 'all' })
  expect(player.state.getState().upcoming).toHaveLength(1)
})

it('takes over from another device before it resumes a list that is started again', async () => {
  const takeOver = vi.fn(async () => {})
  const { player } = aPlayer({ takeOver })
  await player.start(shuffled)
  player.pause()
  expect(takeOver).not.toHaveBeenCalled()
  await player.start(shuffled)
  await settle()
  expect(takeOver).toHaveBeenCalledOnce()
  expect(player.state.getState().status).toBe('playing')
})
