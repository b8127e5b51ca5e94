import { beforeEach, expect } from 'vitest'
import type { Song } from '@/lib/contract/song'
import type { View } from '@/lib/contract/views'
import { aUser, call } from '@/tests/support/app'
import { importFile } from '@/tests/support/library'
import type { Step } from '@/tests/support/shuffle-steps'

/** The songs of the album that the user of the tests has. */
export const ALBUM_SIZE = 6
const FILE = [
  'Title,Artist,Album,Duration (ms)',
  ...Array.from(
    { length: ALBUM_SIZE },
    (_, n) => `Tide ${n},The Piers,Tides,${60_000 + n * 9_000}`,
  ),
  'Ebb,The Piers,Away,180000',
  'Tide of Stars,Zoë,Away,90000',
].join('\n')

type Page<Item> = { data: Item[] }
type Lists = { album: string; artist: string; view: string }

/**
 * Creates a user with an album, an artist and a view before each test. `user` and `lists`, the ids of
 * their lists, are set in tests only.
 */
export function withDerivedLists() {
  const user = {} as Awaited<ReturnType<typeof aUser>>
  const lists = {} as Lists

  async function get<Body>(path: string): Promise<Body> {
    return (await call('GET', path, { token: user.token })).body as Body
  }

  async function createView(body: object): Promise<View> {
    const response = await call('POST', '/views', { token: user.token, body })
    expect(response.status).toBe(201)
    return response.body as View
  }

  async function songId(title: string): Promise<string> {
    const songs = await get<Page<Song>>('/songs?limit=100')
    return songs.data.find((song) => song.title === title)?.id ?? ''
  }

  const setSize = async (list: string): Promise<number> =>
    (await get<Step>(`/playlists/${list}/shuffle`)).setSize

  beforeEach(async () => {
    Object.assign(user, await aUser())
    await importFile(user.token, FILE)
    const albums = await get<Page<{ id: string; title: string }>>('/albums')
    const artists = await get<Page<{ id: string }>>('/artists')
    Object.assign(lists, {
      album: `album:${albums.data.find(({ title }) => title === 'Tides')?.id}`,
      artist: `artist:${artists.data[0]?.id ?? ''}`,
      view: (await createView({ q: 'tide' })).listId,
    } satisfies Lists)
  })

  return { user, lists, createView, songId, setSize }
}

/** Returns the titles of some turns in alphabetical order. */
export const titlesOf = (steps: Step[]): string[] =>
  steps.map(({ track }) => track.song.title).toSorted()
