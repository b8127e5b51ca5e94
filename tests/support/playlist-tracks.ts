import { call } from './app'

/** A track in a response of the API. */
export type Track = { id: string; song: { id: string; title: string } }
/** A page of the tracks of a playlist. */
export type Page = { data: Track[]; nextCursor: string | null }

/** Returns the first 100 tracks of a playlist. */
export async function tracksOf(token: string, playlist: string): Promise<Track[]> {
  const { body } = await call('GET', `/playlists/${playlist}/tracks?limit=100`, { token })
  return (body as Page).data
}

/** Returns the titles of the first 100 tracks of a playlist. */
export const titlesOf = async (token: string, playlist: string): Promise<string[]> =>
  (await tracksOf(token, playlist)).map(({ song }) => song.title)
