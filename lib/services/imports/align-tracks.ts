import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Transaction } from '@/db'
import { NotFoundError } from '@/lib/errors'
import { listsChanged } from '../shuffle/lists-changed'
import {
  type AlignMode,
  changesExclusion,
  type ImportedTrack,
  isAligned,
  type PresentTrack,
  TARGETS,
} from './align-target'

export type AlignedPlaylist = { id: string; name: string; trackCount: number }

/**
 * Makes the tracks of a playlist those of a list, and updates running shuffles. Entries that stay
 * keep their ids, so that what a running set has played stays played.
 */
export async function alignPlaylist(
  tx: Transaction,
  owned: { userId: string; id: string },
  { tracks, how }: { tracks: ImportedTrack[]; how: AlignMode },
): Promise<AlignedPlaylist> {
  const { userId, id } = owned
  const listed = await withPresentSongs(tx, owned, tracks)
  if (await alignTracks(tx, id, listed, how)) {
    await tx.playlistTotals.recount(owned)
    await listsChanged(tx, userId, { playlistIds: [id], library: true })
  }
  const playlist = await tx.playlists.find(owned)
  if (!playlist) throw new NotFoundError('Playlist', id)
  return { id, name: playlist.name, trackCount: playlist.trackCount }
}

/**
 * The tracks of a list with the songs that the playlist has of the same recordings, so that a file
 * that was uploaded since does not replace what a running set has played.
 */
async function withPresentSongs(
  tx: Transaction,
  { userId, id }: { userId: string; id: string },
  listed: ImportedTrack[],
): Promise<ImportedTrack[]> {
  const present = (await tx.bareTracks.list(id)).map(({ songId }) => songId)
  const songIds = listed.map(({ songId }) => songId)
  const exact = new Set(songIds)
  const others = present.filter((songId) => !exact.has(songId))
  if (others.length === 0) return listed
  const recordings = await tx.library.findRecordingKeys(userId, [...others, ...songIds])
  const spare = Map.groupBy(others, (songId) => recordings.get(songId))
  const isPresent = new Set(present)
  return listed.map((track) => {
    if (isPresent.has(track.songId)) return track
    const songId = spare.get(recordings.get(track.songId))?.shift()
    return songId ? { ...track, songId } : track
  })
}

async function alignTracks(
  tx: Transaction,
  playlistId: string,
  listed: ImportedTrack[],
  how: AlignMode,
): Promise<boolean> {
  const present: PresentTrack[] = await tx.bareTracks.list(playlistId)
  const target = TARGETS[how](present, listed)
  if (isAligned(present, target)) return false
  const spare = Map.groupBy(present, (track) => track.songId)
  const kept = target.map(({ songId }) => spare.get(songId)?.shift())
  const removed = [...spare.values()].flat().map((track) => track.id)
  if (removed.length > 0) await removeTracks(tx, playlistId, removed)

  const rows = withPositions(present, target, kept)
  await tx.trackPositions.update(
    rows.flatMap(({ kept, position }) =>
      kept && kept.position !== position ? [{ id: kept.id, position }] : [],
    ),
  )
  for (const excluded of [true, false]) {
    const changed = rows.filter((row) => row.kept && changesExclusion(row.kept, row))
    const ids = changed.flatMap((row) => (row.kept && row.excluded === excluded ? row.kept.id : []))
    await tx.trackChanges.setExcluded(playlistId, ids, excluded)
  }
  await tx.trackChanges.add(
    rows.flatMap(({ kept, songId, position, excluded, addedAt }) => {
      if (kept) return []
      const added = addedAt ? { addedAt: new Date(addedAt) } : {}
      return [{ playlistId, songId, position, excluded, ...added }]
    }),
  )
  return true
}

type TargetRow = ImportedTrack & { position: string; kept: PresentTrack | undefined }

/** Assigns keys after all old ones, so that no two rows have the same key at any time. */
function withPositions(
  present: PresentTrack[],
  target: ImportedTrack[],
  kept: (PresentTrack | undefined)[],
): TargetRow[] {
  const same = isPrefix(present, kept) ? present.map((track) => track.position) : []
  const last = present.at(-1)?.position ?? null
  const keys = [...same, ...generateNKeysBetween(last, null, target.length - same.length)]
  return target.flatMap((track, index) => {
    const position = keys[index]
    return position === undefined ? [] : [{ ...track, position, kept: kept[index] }]
  })
}

const isPrefix = (present: PresentTrack[], kept: (PresentTrack | undefined)[]) =>
  present.every((track, index) => kept[index]?.id === track.id)

const BATCH_ROWS = 1_000

async function removeTracks(tx: Transaction, playlistId: string, ids: string[]) {
  for (let from = 0; from < ids.length; from += BATCH_ROWS) {
    await tx.trackChanges.remove(playlistId, ids.slice(from, from + BATCH_ROWS))
  }
}
