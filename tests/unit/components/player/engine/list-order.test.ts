import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { album, anOrderedList, songs } from '@/tests/support/dom/ordered-list'
import { aTrack, queueTracks, settle, titleOf, upcomingOf } from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

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
