import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Transaction } from '@/db'
import { changesExclusion, type PresentTrack, type Target, type TargetTrack } from './align-target'

type Change = { playlistId: string; present: PresentTrack[]; target: Target }
type TargetRow = TargetTrack & { position: string }

/**
 * Writes the tracks of a playlist as the target has them, and returns their ids in order. The caller
 * has locked the playlist.
 */
export async function writeTarget(
  tx: Transaction,
  { playlistId, present, target }: Change,
): Promise<string[]> {
  await tx.importedTracks.remove(
    playlistId,
    target.removed.map(({ id }) => id),
  )
  const rows = withPositions(present, target.tracks)
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
  const added = await tx.trackChanges.add(
    rows.flatMap(({ kept, songId, position, excluded, addedAt }) => {
      if (kept) return []
      const time = addedAt ? { addedAt: new Date(addedAt) } : {}
      return [{ playlistId, songId, position, excluded, imported: true, ...time }]
    }),
  )
  let next = 0
  return rows.flatMap(({ kept }) => kept?.id ?? added[next++] ?? [])
}

/**
 * Keeps the keys of the first tracks as far as they are in order, and assigns keys after all old ones
 * to the rest, so that no two rows have the same key at any time.
 */
function withPositions(present: PresentTrack[], tracks: TargetTrack[]): TargetRow[] {
  const isInOrder = ({ kept }: TargetTrack, index: number) => {
    const previous = tracks[index - 1]?.kept
    return kept !== undefined && (previous === undefined || previous.position < kept.position)
  }
  const firstMoved = tracks.findIndex((track, index) => !isInOrder(track, index))
  const inOrder = firstMoved === -1 ? tracks.length : firstMoved
  const last = present.at(-1)?.position ?? null
  const keys = generateNKeysBetween(last, null, tracks.length - inOrder)
  return tracks.flatMap((track, index) => {
    const position = index < inOrder ? track.kept?.position : keys[index - inOrder]
    return position === undefined ? [] : [{ ...track, position }]
  })
}
