import { expect } from 'vitest'
import { call } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import { tracksOf } from '@/tests/support/playlist-tracks'
import { aConnectedUser, importLists, type ShownImport } from '@/tests/support/spotify/imports'
import { songs } from '@/tests/support/spotify/songs'
import type { withSpotify } from '@/tests/support/spotify/with-spotify'

/** A user who imported a playlist with the songs 0 to 9 from Spotify. */
export async function anImportedList(service: ReturnType<typeof withSpotify>) {
  const { token, userId, list } = await aConnectedUser(service)
  const source = list(songs(0, 10), { name: 'A list' })
  const { playlists } = await importLists(token, source)
  const playlistId = playlists[0]!.id

  const tracks = () => tracksOf(token, playlistId)
  const numbers = async () => (await tracks()).map(({ song }) => Number(song.title.slice(5)))
  const sync = async (body: object = {}) => {
    const response = await call('POST', `/playlists/${playlistId}/sync`, { token, body })
    expect(response.status, JSON.stringify(response.body)).toBe(202)
    return importEnded(token, (response.body as ShownImport).id)
  }
  /** Removes songs 3 and 4 at Spotify, moves 8 to the start and adds 20. */
  const changeAtSpotify = () => {
    source.entries = [8, 0, 1, 2, 5, 6, 7, 9, 20].map((song) => ({ number: song, kind: 'track' }))
    source.snapshotId = 'snapshot-2'
  }
  return { token, userId, playlistId, source, tracks, numbers, sync, changeAtSpotify }
}
