import 'server-only'
import type { Transaction } from '@/db'
import { NotFoundError } from '@/lib/errors'
import { assertPlaylistFits } from '../shared/user-limits'
import { listsChanged } from '../shuffle/lists-changed'
import {
  type AlignMode,
  changesExclusion,
  findRemovable,
  findTarget,
  type ImportedTrack,
  isAligned,
  type PresentTrack,
  type Target,
} from './align-target'
import { findRemovalReason } from './pending-removal'
import { writeTarget } from './write-target'

export type AlignedPlaylist = { id: string; name: string; trackCount: number }

/** A playlist that an import changes. */
export type AlignedKey = {
  userId: string
  id: string
  /** Null if the change needs no record for undo. */
  importId: string | null
  /** Whether the import created the playlist. */
  isNew: boolean
}

type List = {
  tracks: ImportedTrack[]
  how: AlignMode
  /** Whether the list may be another one than that of the playlist: then nothing is removed yet. */
  isDoubtful?: boolean
}

/**
 * Makes the tracks of a playlist those of a list, and updates running shuffles. Entries that stay
 * keep their ids, so that what a running set has played stays played. Tracks that no import added
 * stay. A large or doubtful removal waits for the user: see `confirmImport`.
 * @throws AppError `playlist_full`
 */
export async function alignPlaylist(
  tx: Transaction,
  key: AlignedKey,
  { tracks, how, isDoubtful = false }: List,
): Promise<AlignedPlaylist> {
  const { userId, id, importId, isNew } = key
  const present = await tx.bareTracks.list(id)
  const listed = await withPresentSongs(tx, userId, { present, listed: tracks })
  const removable = how === 'mirror' ? findRemovable(present, listed) : []
  const waiting = isNew ? [] : await tx.pendingRemovals.find({ userId, list: id })
  const reason = findRemovalReason({ present, removable, isDoubtful, waiting })
  const target = findTarget({ present, listed, how, removed: reason ? [] : removable })
  const isChanged = !isAligned(present, target)
  const after = isChanged ? await writeTarget(tx, { playlistId: id, present, target }) : []
  const counted = isChanged ? await tx.playlistTotals.recount({ userId, id }) : undefined
  if (counted) {
    assertPlaylistFits(counted.trackCount)
    const touched = findTouched({ present, target, after })
    await listsChanged(tx, userId, { playlistIds: [id], library: true, touched })
  }
  if (importId) {
    if (!isNew) await tx.pendingRemovals.supersede({ userId, importId, list: id, isChanged })
    const before = present.map((track) => track.id)
    const pending = reason ? removable.map((track) => track.id) : []
    await tx.importChanges.record(
      { importId, list: id, isNew, reason, pending },
      { before, after: isChanged ? after : before },
    )
  }
  const playlist = counted ?? (await tx.playlists.find({ userId, id }))
  if (!playlist) throw new NotFoundError('Playlist', id)
  return { id, name: playlist.name, trackCount: playlist.trackCount }
}

type Written = { present: PresentTrack[]; target: Target; after: string[] }

/** The added, removed and excluded tracks, and the songs of those that were added or removed. */
function findTouched({ present, target: { tracks, removed }, after }: Written) {
  const old = new Set(present.map(({ id }) => id))
  const excluded = tracks.flatMap((track) =>
    track.kept && changesExclusion(track.kept, track) ? track.kept.id : [],
  )
  const added = after.filter((id) => !old.has(id))
  const changed = [...tracks.filter(({ kept }) => !kept), ...removed]
  return {
    trackIds: [...added, ...removed.map(({ id }) => id), ...excluded],
    songIds: [...new Set(changed.map(({ songId }) => songId))],
  }
}

/**
 * The tracks of a list with the songs that the playlist has of the same recordings, so that a file
 * that was uploaded since does not replace what a running set has played.
 */
async function withPresentSongs(
  tx: Transaction,
  userId: string,
  { present, listed }: { present: PresentTrack[]; listed: ImportedTrack[] },
): Promise<ImportedTrack[]> {
  const songIds = listed.map(({ songId }) => songId)
  const exact = new Set(songIds)
  const isPresent = new Set(present.map(({ songId }) => songId))
  const others = [...isPresent].filter((songId) => !exact.has(songId))
  if (others.length === 0 || songIds.every((songId) => isPresent.has(songId))) return listed
  const recordings = await tx.library.findRecordingKeys(userId, [...others, ...songIds])
  const spare = Map.groupBy(others, (songId) => recordings.get(songId))
  return listed.map((track) => {
    if (isPresent.has(track.songId)) return track
    const songId = spare.get(recordings.get(track.songId))?.shift()
    return songId ? { ...track, songId } : track
  })
}
