import { setTimeout as pause } from 'node:timers/promises'
import { call } from './app'

type Row = { title: string; artist: string; album?: string; minutes?: number }
export type ImportAnswer = {
  id: string
  status: string
  error: string | null
  problem: { code: string; params: Record<string, string>; text: string } | null
  playlists: { id: string; name: string; trackCount: number }[]
  report: Record<string, number> & {
    skipped: { line: number; code: string; reason: string }[]
    removedTracks: { playlistId: string; title: string; artists: string[] }[]
    playable: { count: number; total: number } | null
  }
  confirmation: {
    count: number
    tracks: { title: string }[]
    reason: string
    expiresAt: string
  } | null
  undoableUntil: string | null
  undoneAt: string | null
  progress: { done: number; total: number }
}

/** A list of `count` songs; the first `share` of them are of one artist. */
export const someRows = (count: number, share = 0.25): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    title: `Song ${index + 1}`,
    artist: index < count * share ? 'Heavy Artist' : `Artist ${index % 11}`,
    album: `Album ${index % 7}`,
  }))

export const csvOf = (rows: Row[]): string =>
  [
    'Track Name,Artist Name(s),Album Name,Duration (ms)',
    ...rows.map(({ title, artist, album = '', minutes = 3 }) =>
      [title, artist, album, minutes * 60_000]
        .map((cell) => JSON.stringify(String(cell)))
        .join(','),
    ),
  ].join('\n')

/** Uploads a file and waits until it is in. */
export async function importFile(
  token: string,
  content: string | Uint8Array<ArrayBuffer>,
  fileName = 'list.csv',
): Promise<ImportAnswer> {
  const form = new FormData()
  form.set('file', new File([content], fileName))
  const { status, body } = await call('POST', '/imports', { token, form })
  if (status !== 202) throw new Error(`The import was refused: ${JSON.stringify(body)}`)
  return importEnded(token, (body as ImportAnswer).id)
}

export async function importEnded(token: string, id: string): Promise<ImportAnswer> {
  for (;;) {
    const { body } = await call('GET', `/imports/${id}`, { token })
    const state = body as ImportAnswer
    if (state.status !== 'queued' && state.status !== 'running') return state
    await pause(50)
  }
}

/** A new playlist of `count` songs, imported from a file of our own format; returns its id. */
export async function aPlaylist(token: string, count: number, share?: number): Promise<string> {
  const id = crypto.randomUUID()
  const tracks = someRows(count, share).map(({ title, artist, album }) => ({
    title,
    artists: [artist],
    album,
    durationMs: 180_000,
  }))
  const list = { format: 'riffle-playlist', playlist: { id, name: `List ${id}` }, tracks }
  const { playlists, error } = await importFile(token, JSON.stringify(list), 'list.json')
  const [playlist] = playlists
  if (!playlist) throw new Error(`Nothing was imported: ${error}`)
  return playlist.id
}
