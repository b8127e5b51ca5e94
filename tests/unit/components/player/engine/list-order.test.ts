import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Player } from '@/components/player/engine/player'
import { album, anOrderedList, songs } from '@/tests/support/dom/ordered-list'
import {
  aPlayer,
  aStep,
  aTrack,
  queueTracks,
  settle,
  source,
  titleOf,
} from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const upcomingOf = (player: Player) =>
  player.state.getState().upcoming.map(({ track }) => track.song.title)

describe('a list in its own order', () => {
  it('plays from its first track, and shows what follows', async () => {
    const { player } = anOrderedList(songs(5))
    await player.start(album)
    await settle()
    expect(player.state.getState()).toMatchObject({
      status: 'playing',
      current: { position: 0, setSize: 5, reason: null, track: { id: 'song 1' } },
    })
    expect(upcomingOf(player)).toEqual(['song 2', 'song 3', 'song 4', 'song 5'])
  })

  it('moves by next and previous', async () => {
    const { player } = anOrderedList(songs(5))
    await player.start(album)
    await settle()
    await player.next()
    await player.next()
    expect(titleOf(player)).toBe('song 3')
    await player.previous()
    expect(titleOf(player)).toBe('song 2')
    await player.next()
    expect(titleOf(player)).toBe('song 3')
  })

  it('begins at a chosen track, on any page, and fills what follows', async () => {
    const { player } = anOrderedList(songs(250), { pageSize: 20 })
    player.playOutOfOrder(album, aTrack('song 130'))
    expect(titleOf(player)).toBe('song 130')
    await settle()
    expect(player.state.getState().current).toMatchObject({ position: 129 })
    expect(upcomingOf(player)[0]).toBe('song 131')
    expect(upcomingOf(player).length).toBeGreaterThanOrEqual(20)
    await player.next()
    expect(titleOf(player)).toBe('song 131')
  })

  it('begins at a track of up next without searching it from the start', async () => {
    const { player, requests } = anOrderedList(songs(1_000), { pageSize: 10 })
    player.playOutOfOrder(album, aTrack('song 900'))
    await settle()
    const next = player.state.getState().upcoming[4]
    requests.length = 0
    player.playOutOfOrder(album, next?.track ?? aTrack('none'))
    expect(player.state.getState().current).toMatchObject({ position: 904 })
    await settle()
    expect(upcomingOf(player)[0]).toBe('song 906')
    expect(requests.length).toBeLessThan(10)
  })

  it('goes back in the list before the chosen track, across pages', async () => {
    const { player } = anOrderedList(songs(60), { pageSize: 20 })
    player.playOutOfOrder(album, aTrack('song 41'))
    await settle()
    await player.previous()
    expect(titleOf(player)).toBe('song 40')
    await player.previous()
    expect(titleOf(player)).toBe('song 39')
    await player.next()
    expect(titleOf(player)).toBe('song 40')
  })

  it('stays at the start of the first track', async () => {
    const { player } = anOrderedList(songs(3))
    await player.start(album)
    await settle()
    await player.previous()
    expect(titleOf(player)).toBe('song 1')
  })

  it('reads few pages, whatever its length', async () => {
    const { player, requests } = anOrderedList(songs(10_000))
    await player.start(album)
    await settle()
    for (let press = 0; press < 500; press++) await player.next()
    await settle()
    expect(titleOf(player)).toBe('song 501')
    expect(requests.length).toBeLessThan(60)
    expect(player.state.getState().upcoming.length).toBeLessThanOrEqual(50)
  })

  it('never mixes the tracks after two chosen ones', async () => {
    const { player } = anOrderedList(songs(200), { pageSize: 20 })
    await player.start(album)
    await settle()
    await player.next()
    player.playOutOfOrder(album, aTrack('song 150'))
    await settle()
    await player.previous()
    expect(titleOf(player)).toBe('song 2')
    await player.next()
    expect(titleOf(player)).toBe('song 3')
  })

  it('plays queued tracks first and then continues where it was', async () => {
    const { player } = anOrderedList(songs(5))
    await player.start(album)
    await settle()
    queueTracks(player, [aTrack('queued')])
    await player.next()
    expect(titleOf(player)).toBe('queued')
    await player.next()
    expect(titleOf(player)).toBe('song 2')
  })

  it('is shown again at its place after a reload', async () => {
    const first = anOrderedList(songs(50), { pageSize: 20 })
    first.player.playOutOfOrder(album, aTrack('song 33'))
    await settle()
    const place = first.player.state.getState().current?.place
    if (!place) throw new Error('The track has no place.')
    const { player, requests } = anOrderedList(songs(50), { pageSize: 20 })
    await player.restorePlace(album, place, 12_000)
    await settle()
    expect(player.state.getState()).toMatchObject({ status: 'paused', current: { position: 32 } })
    expect(player.progress.getState().positionMs).toBe(12_000)
    expect(upcomingOf(player)[0]).toBe('song 34')
    expect(requests[0]).toBe('song 20')
  })

  it('is found from its start if the cursor of its place is not valid any more', async () => {
    const { player } = anOrderedList(songs(50), { pageSize: 20 })
    const place = { trackId: 'song 33', cursor: 'forged', start: 20, offset: 12 }
    await player.restorePlace(album, place, 0)
    expect(player.state.getState().current).toMatchObject({ position: 32 })
  })

  it('fails if it is empty', async () => {
    const { player } = anOrderedList([])
    await expect(player.start(album)).rejects.toThrow('empty')
    expect(player.state.getState().status).toBe('idle')
  })
})

describe('a list that changes while it plays in order', () => {
  const playing = async (name: string, pageSize = 100) => {
    const created = anOrderedList(songs(50), { pageSize })
    created.player.playOutOfOrder(album, aTrack(name))
    await settle()
    return created
  }

  it('continues behind the place of a current track that was removed', async () => {
    const { player, list } = await playing('song 30', 20)
    list.names = list.names.filter((name) => name !== 'song 30')
    await player.refresh(album.list)
    expect(upcomingOf(player)[0]).toBe('song 31')
    await player.next()
    expect(titleOf(player)).toBe('song 31')
  })

  it('reads few pages of a long list after its first track was removed', async () => {
    const { player, list, requests } = anOrderedList(songs(2_000), { pageSize: 10 })
    await player.start(album)
    await settle()
    list.names = list.names.slice(1)
    requests.length = 0
    await player.refresh(album.list)
    expect(upcomingOf(player)[0]).toBe('song 2')
    expect(requests.length).toBeLessThan(40)
  })

  it('searches a chosen track that has left a long list once', async () => {
    const { player, requests } = anOrderedList(songs(2_000), { pageSize: 10 })
    player.playOutOfOrder(album, aTrack('song 9999'))
    await settle()
    expect(upcomingOf(player)[0]).toBe('song 1')
    requests.length = 0
    await player.refresh(album.list)
    expect(requests.length).toBeLessThan(40)
  })

  it('goes back to the track before the place of a removed one', async () => {
    const { player, list } = await playing('song 30')
    list.names = list.names.filter((name) => name !== 'song 30')
    await player.refresh(album.list)
    await player.previous()
    expect(titleOf(player)).toBe('song 29')
  })

  it('stores where a track was that had ended before it moved', async () => {
    const { player, list } = anOrderedList(songs(1))
    await player.start(album)
    await settle()
    await player.next()
    list.names = ['song 2', 'song 1']
    await player.refresh(album.list)
    await player.next()
    list.names = ['song 2']
    await player.refresh(album.list)
    await player.previous()
    await settle()
    expect([titleOf(player), upcomingOf(player)]).toEqual(['song 1', []])
  })

  it('continues behind the current track where it was moved to', async () => {
    const { player, list } = await playing('song 30', 20)
    const others = list.names.filter((name) => name !== 'song 30')
    list.names = [...others.slice(0, 4), 'song 30', ...others.slice(4)]
    await player.refresh(album.list)
    expect(upcomingOf(player)[0]).toBe('song 5')
  })

  it('plays a track that was inserted behind the current track', async () => {
    const { player, list } = await playing('song 2')
    list.names.splice(2, 0, 'song 2.5')
    await player.refresh(album.list)
    await player.next()
    expect(titleOf(player)).toBe('song 2.5')
  })
})

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
        async play(_list, trackId) {
          chosen.push(trackId)
          return { ...aStep(1), track: aTrack(trackId) }
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
