import { setTimeout as pause } from 'node:timers/promises'
import { repeat, send, sendFile, type Target } from './hostile-calls'

const TRACKS = 5_000
const PLAYLISTS = 1_000
const POLL_MS = 250

type Import = { id: string; status: string; playlists: { id: string }[] }
type PlaylistDetail = { tracks: { data: { song: { id: string } }[] } }

const HEADER = 'Track Name,Artist Name(s),Playlist Name\n'
const rowsOf = (count: number, lists: number) =>
  Array.from({ length: count }, (_, n) => `Song ${n},Artist ${n % 97},List ${n % lists}\n`).join('')

/** Imports a table that names many playlists, and waits for the end of the import. */
export const importManyPlaylists = (target: Target) =>
  importAndWait(target, HEADER + rowsOf(PLAYLISTS, PLAYLISTS))

/** Imports a long list; then exports, changes and shuffles it at once. */
export async function strainLongList(target: Target): Promise<void> {
  const { playlists } = await importAndWait(target, HEADER + rowsOf(TRACKS, 1))
  const path = `/playlists/${playlists[0]?.id}`
  const detail: PlaylistDetail = JSON.parse(await send(target, 'GET', path))
  const songIds = detail.tracks.data.slice(0, 1).map(({ song }) => song.id)
  await Promise.all([
    repeat(10, () => send(target, 'GET', `${path}/export?format=xspf`)),
    repeat(3, () => send(target, 'POST', `${path}/shuffle`, {})),
    repeat(3, () => send(target, 'POST', `${path}/tracks`, { songIds, position: 10 })),
  ])
}

/** @throws Error if the import fails, or ends in another way that does not store its lists */
async function importAndWait(target: Target, text: string): Promise<Import> {
  const sent = await sendFile(target, '/imports', text, 'list.csv')
  let state: Import = JSON.parse(sent)
  while (state.status === 'queued' || state.status === 'running') {
    await pause(POLL_MS)
    state = JSON.parse(await send(target, 'GET', `/imports/${state.id}`))
  }
  if (state.status === 'succeeded' || state.status === 'partial') return state
  throw new Error(`The import ended as ${state.status}: ${JSON.stringify(state)}`)
}
