import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anOrderedList, songs } from '@/tests/support/dom/ordered-list'
import {
  aStep,
  aTrack,
  idOf,
  settle,
  source,
  titleOf,
  upcomingOf,
} from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the order of a list that plays', () => {
  it('changes to that of the list behind the current track, which plays on', async () => {
    const { player, loaded } = anOrderedList(['track 9', 'track 1', 'track 4'])
    await player.start(source)
    await settle()
    expect(titleOf(player)).toBe('track 1')
    player.playInOrder()
    await settle()
    expect(upcomingOf(player)).toEqual(['track 4'])
    expect(loaded).toHaveLength(1)
  })

  it('changes to a new set of the shuffle', async () => {
    const { player, loaded } = anOrderedList(songs(3))
    await player.start({ ...source, order: 'list' })
    await settle()
    await player.shuffleRest('balanced')
    expect(titleOf(player)).toBe('song 1')
    expect(upcomingOf(player)[0]).toBe('track 1')
    expect(loaded).toHaveLength(1)
    await player.next()
    expect(titleOf(player)).toBe('track 1')
  })

  it('changes to a shuffle in which the current track has its turn', async () => {
    const chosen: string[] = []
    const { player } = anOrderedList(songs(3), {
      api: {
        async play(_list, choice) {
          chosen.push(idOf(choice))
          return { ...aStep(1), track: aTrack(idOf(choice)) }
        },
      },
    })
    await player.start({ ...source, order: 'list' })
    await player.shuffleRest('balanced')
    expect(chosen).toEqual(['song 1'])
    expect(player.state.getState().current).toMatchObject({ turn: 1, isOutOfOrder: false })
  })

  it('begins at the first track if play is chosen while it is shuffled', async () => {
    const { player } = anOrderedList(songs(3))
    await player.start(source)
    await player.start({ ...source, order: 'list' })
    expect(titleOf(player)).toBe('song 1')
  })
})
