import 'server-only'
import type { ImportRow } from '@/db'
import { ownPlaylist } from '@/lib/importers/own-format'
import { playlistNameOf } from '@/lib/importers/playlist-name'
import type { ImportEvent } from '@/lib/importers/types'
import { editLiked } from '../playlists/liked'
import { applyPlaylist, type ImportedTrack } from './apply-playlist'

type PlaylistEvent = Extract<ImportEvent, { type: 'playlist' }>

/** A list of a file with the songs that were read of it. */
export type ReadList = PlaylistEvent & { key: string; tracks: ImportedTrack[] }

type Applying = {
  row: Pick<ImportRow, 'userId' | 'playlistName'>
  lists: ReadList[]
  isWhole: boolean
}
type Applied = { playlists: Playlist[] /** Names of lists without songs. */; empty: string[] }
type Playlist = { id: string; name: string; trackCount: number }

/**
 * Applies the lists of a file to the user's playlists and likes. A list without songs changes
 * nothing: it only restores an empty playlist that a file of our own names. If the file was not
 * read whole, nothing is removed.
 */
export async function applyLists({ row, lists, isWhole }: Applying): Promise<Applied> {
  const { userId, playlistName } = row
  for (const { tracks } of lists.filter((list) => list.kind === 'liked')) {
    await editLiked(userId, (tx) => tx.liked.likeMany(userId, tracks))
  }
  const all = lists.filter((list) => list.kind === 'playlist')
  const named = playlistName && all.length === 1 ? all.map(renamed(playlistName)) : all
  const applied: Applied = { playlists: [], empty: [] }
  for (const list of named) {
    const isEmpty = list.tracks.length === 0
    const playlist = await (isEmpty ? restoreEmpty(userId, list) : apply(userId, list, isWhole))
    if (playlist) applied.playlists.push(playlist)
    else if (isWhole) applied.empty.push(list.name)
  }
  return applied
}

const renamed =
  (name: string) =>
  (list: ReadList): ReadList => ({ ...list, name, key: keyOf({ name }) })

const apply = (userId: string, list: ReadList, isWhole: boolean): Promise<Playlist> =>
  applyPlaylist(userId, {
    source: 'file',
    name: playlistNameOf(list.name),
    description: list.description,
    externalId: list.key,
    tracks: list.tracks,
    how: isWhole ? 'mirror' : 'append',
  })

/** Null if the list is not one of our own files, or its playlist has songs. */
async function restoreEmpty(userId: string, list: ReadList): Promise<Playlist | null> {
  if (!ownPlaylist(list.externalId)) return null
  const playlist = await apply(userId, list, false)
  return playlist.trackCount === 0 ? playlist : null
}

type Named = { name: string; externalId?: string | null }

/** The key of a list within its file and among the playlists of earlier imports. */
export const keyOf = ({ externalId, name }: Named) => (externalId ?? `name:${name}`).slice(0, 400)
