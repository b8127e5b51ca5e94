import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { album, anOrderedList, songs } from '@/tests/support/dom/ordered-list'
import { aTrack, settle, titleOf, upcomingOf } from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

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
