import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { album, anOrderedList, songs } from '@/tests/support/dom/ordered-list'
import {
  aPlayer,
  aStep,
  aTrack,
  settle,
  source,
  titleOf,
  upcomingOf,
} from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the end of a list in its own order', () => {
  const atEnd = async () => {
    const created = anOrderedList(songs(3))
    created.player.playOutOfOrder(album, aTrack('song 3'))
    await settle()
    return created
  }

  it('stops playback, and play begins again', async () => {
    const { player, events, plays } = await atEnd()
    events().onProgress({ positionMs: 4_000, durationMs: 60_000 })
    expect(upcomingOf(player)).toEqual([])
    events().onEnded()
    await settle()
    expect(player.state.getState()).toMatchObject({
      status: 'paused',
      problem: null,
      current: { track: { id: 'song 3' } },
    })
    expect(player.progress.getState().positionMs).toBe(0)
    expect(plays).toMatchObject([{ outcome: 'finished', playedMs: 4_000 }])
    player.resume()
    await settle()
    expect(titleOf(player)).toBe('song 1')
    expect(plays).toHaveLength(1)
  })

  it('stops playback at next too, before what follows is known', async () => {
    const { player } = anOrderedList(songs(3))
    player.playOutOfOrder(album, aTrack('song 3'))
    await player.next()
    await settle()
    expect(player.state.getState()).toMatchObject({ status: 'paused' })
    expect(titleOf(player)).toBe('song 3')
  })

  it('is followed by the first track if all is repeated', async () => {
    const { player, events } = await atEnd()
    player.setRepeat('all')
    expect(upcomingOf(player)).toEqual(['song 1', 'song 2', 'song 3'])
    events().onEnded()
    expect(titleOf(player)).toBe('song 1')
  })

  it('is followed by the same track in a list of one', async () => {
    const { player, events } = anOrderedList(songs(1))
    await player.start(album)
    player.setRepeat('all')
    await settle()
    for (let round = 0; round < 3; round++) events().onEnded()
    await settle()
    expect(player.state.getState()).toMatchObject({ status: 'playing' })
  })
})

describe('repeat one', () => {
  it('plays a track again at its end, and records each time', async () => {
    const { player, events, plays, loaded } = anOrderedList(songs(3))
    await player.start(album)
    player.setRepeat('one')
    await settle()
    for (let round = 0; round < 2; round++) {
      events().onProgress({ positionMs: 3_000, durationMs: 60_000 })
      events().onEnded()
    }
    expect(titleOf(player)).toBe('song 1')
    expect(loaded).toHaveLength(3)
    expect(plays).toMatchObject([{ outcome: 'finished', playedMs: 3_000 }, { outcome: 'finished' }])
  })

  it('continues at next, also behind the last track', async () => {
    const { player } = anOrderedList(songs(2))
    await player.start(album)
    player.setRepeat('one')
    await settle()
    await player.next()
    expect(titleOf(player)).toBe('song 2')
    await player.next()
    expect(titleOf(player)).toBe('song 1')
  })

  it('goes back to the track before, not to itself', async () => {
    const { player, events } = anOrderedList(songs(3))
    await player.start(album)
    await settle()
    await player.next()
    player.setRepeat('one')
    events().onEnded()
    events().onEnded()
    await player.previous()
    expect(titleOf(player)).toBe('song 1')
  })
})

describe('repeat in a shuffle', () => {
  it('is on by default, and off in list order', async () => {
    const { player } = anOrderedList(songs(3))
    await player.start(source)
    expect(player.repeat()).toBe('all')
    await player.start(album)
    expect(player.repeat()).toBe('off')
  })

  /** A player of sets of two tracks. */
  const ofTwo = () => {
    const inSetOfTwo = (turn: number) => {
      const index = turn - 1
      return { ...aStep(turn), set: Math.floor(index / 2), position: index % 2, setSize: 2 }
    }
    const requested: number[] = []
    const created = aPlayer({
      api: {
        async next(_list, after = 0) {
          requested.push(after + 1)
          return inSetOfTwo(after + 1)
        },
        upcoming: async () => [2, 3, 4, 5].map(inSetOfTwo),
      },
    })
    return { ...created, requested }
  }

  it('off ends at the last track of the set, and requests none of the next set', async () => {
    const { player, events, requested } = ofTwo()
    await player.start(source)
    await settle()
    player.setRepeat('off')
    expect(upcomingOf(player)).toEqual(['track 2'])
    events().onEnded()
    await settle()
    expect(titleOf(player)).toBe('track 2')
    events().onEnded()
    await settle()
    expect(player.state.getState()).toMatchObject({ status: 'paused' })
    expect(requested).toEqual([1, 2])
    player.resume()
    await settle()
    expect(titleOf(player)).toBe('track 3')
  })

  it('off ends there although no step is known', async () => {
    const { player, events, requested } = ofTwo()
    await player.start(source)
    await settle()
    await player.next()
    player.setRepeat('off')
    await player.refresh(source.list)
    events().onEnded()
    await settle()
    expect(requested).toEqual([1, 2])
    expect(titleOf(player)).toBe('track 2')
  })
})
