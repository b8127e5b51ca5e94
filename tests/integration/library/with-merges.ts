import { beforeEach } from 'vitest'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/song'
import { aUser, call, withApp } from '@/tests/support/app'
import { importFile } from '@/tests/support/library'

export type Page<Item> = { data: Item[]; nextCursor: string | null }

const HEADER = 'Title,Artist,Album,Duration (ms),ISRC\n'

/** The app, and a new user in each test who merges songs. */
export function withMerges() {
  withApp()
  const user = { token: '' }
  beforeEach(async () => {
    user.token = (await aUser('ada')).token
  })

  const read = async <Body>(path: string) =>
    (await call('GET', path, { token: user.token })).body as Body

  const tracksOf = async (id: string) => (await read<Page<Track>>(`/playlists/${id}/tracks`)).data

  /** Imports songs and returns the playlist and its songs. */
  async function importSongs(...rows: string[]) {
    const { playlists } = await importFile(user.token, HEADER + rows.join('\n'), 'list.csv')
    const id = playlists[0]?.id ?? ''
    return { id, songs: (await tracksOf(id)).map(({ song }) => song) }
  }

  return {
    user,
    tracksOf,
    importSongs,
    merge: (keep: string | undefined, merged: (string | undefined)[], token = user.token) =>
      call('POST', '/songs/merge', { token, body: { keep, merge: merged } }),
    ownerId: async () => (await read<{ id: string }>('/me')).id,
    likes: async () =>
      (await read<Page<{ song: Song }>>('/me/liked')).data.map(({ song }) => song.id),
  }
}
