import { type ApiResponse, call } from '@/tests/support/app'
import { csvOf, importFile } from '@/tests/support/library'

export type ShownSong = {
  id: string
  title: string
  durationMs: number
  playback: { kind: string; videoId?: string; match?: string; searchUrl?: string }
}
export type ShownMatch = {
  songId: string
  state: string
  until: string | null
  playback: ShownSong['playback']
}
export type ShownCandidate = {
  videoId: string
  differenceMs: number | null
  isSure: boolean
  isRefused: boolean
  isPlayed: boolean
  isBlockedHere: boolean
  isMadeForKids: boolean
}

/** Songs of these titles, all by one artist and three minutes long, new to the catalogue. */
export async function someSongs(
  token: string,
  titles: string[],
  artist = 'Ana Rain',
): Promise<ShownSong[]> {
  const rows = titles.map((title) => ({ title, artist, minutes: 3 }))
  const { playlists } = await importFile(token, csvOf(rows), `${crypto.randomUUID()}.csv`)
  const { body } = await call('GET', `/playlists/${playlists[0]!.id}/tracks?limit=100`, { token })
  return (body as { data: { song: ShownSong }[] }).data.map((track) => track.song)
}

export async function match(
  token: string,
  songIds: string[],
  region?: string,
): Promise<ShownMatch[]> {
  const { status, body } = await call('POST', '/me/matches', { token, body: { songIds, region } })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return (body as { data: ShownMatch[] }).data
}

export const candidates = async (token: string, songId: string, query = '') =>
  (await call('GET', `/songs/${songId}/candidates${query}`, { token })).body as {
    data: ShownCandidate[]
    state: string
    until: string | null
  }

export const fail = (token: string, songId: string, body: unknown): Promise<ApiResponse> =>
  call('POST', `/songs/${songId}/video/failures`, { token, body })

export const songNow = async (token: string, songId: string): Promise<ShownSong> =>
  (await call('GET', `/songs/${songId}`, { token })).body

export const budget = async (token: string) =>
  (await call('GET', '/me/matching', { token })).body as {
    isConfigured: boolean
    usesOwnKey: boolean
    searchesLeft: number
    searchesPerDay: number
    resetsAt: string
  }
