import 'server-only'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { ImportRow } from '@/db'
import { parsePlaylistUrn } from '@/lib/importers/own-format'
import { toPlaylistName } from '@/lib/importers/playlist-name'
import type { Format, ImportEvent } from '@/lib/importers/types'
import { editLiked } from '../playlists/liked'
import type { ImportedTrack } from './align-target'
import type { AlignedPlaylist } from './align-tracks'
import { applyFileList } from './apply-file-list'

type PlaylistEvent = Extract<ImportEvent, { type: 'playlist' }>

/** A list of a file with the songs that were read of it. */
export type ReadList = PlaylistEvent & { tracks: ImportedTrack[] }

type Applying = {
  row: Pick<ImportRow, 'userId' | 'playlistName'>
  format: Format
  lists: ReadList[]
  isWhole: boolean
}
type Applied = {
  playlists: AlignedPlaylist[]
  /** The names of lists without songs. */
  empty: string[]
}

/**
 * Applies the lists of a file to the user's playlists and likes. A list without songs changes
 * nothing: it only restores an empty playlist that a file of our own names. If the file was not
 * read whole, nothing is removed.
 */
export async function applyLists({ row, lists, format, isWhole }: Applying): Promise<Applied> {
  const { userId, playlistName } = row
  for (const { tracks } of lists.filter((list) => list.kind === 'liked')) {
    await editLiked(userId, (tx) => tx.liked.likeMany(userId, tracks))
  }
  const playlists = lists.filter((list) => list.kind === 'playlist')
  const givenName = playlists.length === 1 ? playlistName : null
  const named = playlists.map((list) => ({ ...list, name: toPlaylistName(givenName ?? list.name) }))
  const names = new Set(named.map(({ name }) => name))
  const applied: Applied = { playlists: [], empty: [] }
  for (const list of named) {
    const taken = new Set(applied.playlists.map(({ id }) => id))
    const playlist = await applyList(list, { userId, format, names, taken, isWhole })
    if (playlist) applied.playlists.push(playlist)
    else if (isWhole) applied.empty.push(list.name)
    // The embedded database never waits for I/O: without this, other requests would get no turn.
    await yieldToOthers()
  }
  return applied
}

type Target = Omit<Parameters<typeof applyFileList>[0], keyof PlaylistEvent | 'tracks'>

/** Null for a list without songs, unless a file of our own contains it and its playlist is empty. */
async function applyList(list: ReadList, into: Target): Promise<AlignedPlaylist | null> {
  if (list.tracks.length > 0) return applyFileList({ ...list, ...into })
  if (!parsePlaylistUrn(list.externalId)) return null
  const playlist = await applyFileList({ ...list, ...into, isWhole: false })
  return playlist.trackCount === 0 ? playlist : null
}
