import { expect } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import { connectSpotify } from '@/tests/support/spotify/connect'
import type { Playlist } from '@/tests/support/spotify/fake-spotify'
import { songs, toId } from '@/tests/support/spotify/songs'
import type { withSpotify } from '@/tests/support/spotify/with-spotify'

export type Imported = Awaited<ReturnType<typeof importEnded>>

/** A user who imported a playlist with the songs 0 to 9 from Spotify. */
export async function aConnectedUser({ spotify, nextAccount }: ReturnType<typeof withSpotify>) {
  const { profileId, number } = nextAccount()
  const { token, id: userId } = await aUser()
  await connectSpotify(token)
  const source: Playlist = {
    id: toId(5_000_000 + number),
    name: 'A list',
    ownerId: profileId,
    snapshotId: 'snapshot-1',
    entries: songs(0, 10),
  }
  spotify.state.playlists.push(source)
  const begun = await call('POST', '/spotify/import', { token, body: { playlistIds: [source.id] } })
  const { playlists } = await importEnded(token, (begun.body as Imported).id)
  const playlistId = playlists[0]!.id

  const tracks = async () => {
    const { body } = await call('GET', `/playlists/${playlistId}/tracks?limit=100`, { token })
    return (body as { data: { id: string; song: { id: string; title: string } }[] }).data
  }
  const numbers = async () => (await tracks()).map(({ song }) => Number(song.title.slice(5)))
  const sync = async (body: object = {}) => {
    const response = await call('POST', `/playlists/${playlistId}/sync`, { token, body })
    expect(response.status, JSON.stringify(response.body)).toBe(202)
    return importEnded(token, (response.body as Imported).id)
  }
  /** Removes songs 3 and 4 at Spotify, moves 8 to the start and adds 20. */
  const changeAtSpotify = () => {
    source.entries = [8, 0, 1, 2, 5, 6, 7, 9, 20].map((song) => ({ number: song, kind: 'track' }))
    source.snapshotId = 'snapshot-2'
  }
  return { token, userId, playlistId, source, tracks, numbers, sync, changeAtSpotify }
}
