import { expect } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import { connectSpotify } from './connect'
import type { Playlist } from './fake-spotify'
import { type ListEntry, toId } from './songs'
import type { withSpotify } from './with-spotify'

type Service = ReturnType<typeof withSpotify>

/** Returns a connected user; `list` adds a playlist to their Spotify account. */
export async function aConnectedUser({ spotify, nextAccount }: Service) {
  const { profileId, number } = nextAccount()
  const { token, id: userId } = await aUser()
  await connectSpotify(token)
  const list = (entries: ListEntry[], more: Partial<Playlist> = {}): Playlist => {
    const playlist = {
      id: toId(1_000_000 + spotify.state.playlists.length + number * 1_000),
      name: `List ${spotify.state.playlists.length + 1}`,
      ownerId: profileId,
      snapshotId: 'snapshot-1',
      entries,
      ...more,
    }
    spotify.state.playlists.push(playlist)
    return playlist
  }
  return { token, userId, list }
}

/** An import in a response of the API. */
export type ShownImport = Awaited<ReturnType<typeof importEnded>> & {
  waitingUntil: string | null
  name: string
}

/** Starts an import; returns its id. */
export const startImport = async (token: string, body: object): Promise<string> => {
  const answer = await call('POST', '/spotify/import', { token, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(202)
  return (answer.body as ShownImport).id
}

/** Imports lists; returns the ended import. */
export const importLists = async (token: string, ...lists: Playlist[]): Promise<ShownImport> =>
  (await importEnded(
    token,
    await startImport(token, { playlistIds: lists.map((list) => list.id) }),
  )) as ShownImport

/** Lists the titles of a playlist in its order. */
export async function listTitles(token: string, playlistId: string): Promise<string[]> {
  const titles: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await call('GET', `/playlists/${playlistId}/tracks?limit=100${cursor}`, {
      token,
    })
    const page = body as { data: { song: { title: string } }[]; nextCursor: string | null }
    titles.push(...page.data.map(({ song }) => song.title))
    if (!page.nextCursor) return titles
    cursor = `&cursor=${page.nextCursor}`
  }
}

/** Returns the titles of entries. */
export const toTitles = (entries: ListEntry[]) => entries.map((entry) => `Song ${entry.number}`)
