import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Transaction } from '@/db'
import { NotFoundError } from '@/lib/errors'
import { listsChanged } from '../shuffle/lists-changed'

export type ImportedTrack = {
  songId: string
  addedAt: string | null
  /** Out of every shuffle; undefined if the source does not define it. */
  excluded?: boolean
}
/**
 * `mirror` makes the playlist equal to the list, `append` only adds the tracks that are new, and
 * `keep_removed` mirrors and keeps removed tracks at the end.
 */
export type AlignMode = 'mirror' | 'append' | 'keep_removed'
export type AlignedPlaylist = { id: string; name: string; trackCount: number }
type Bare = { id: string; songId: string; position: string; excluded: boolean }

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
  const present: Bare[] = await tx.bareTracks.list(playlistId)
  const wanted = wantedOf[how](present, listed)
  if (isSame(present, wanted)) return false
  const spare = Map.groupBy(present, (track) => track.songId)
  const kept = wanted.map(({ songId }) => spare.get(songId)?.shift())
  const gone = [...spare.values()].flat().map((track) => track.id)
  if (gone.length > 0) await removeAll(tx, playlistId, gone)

  // New keys follow every old one, so that no two rows have the same key at any step.
  const keys = isPrefix(present, kept)
    ? [
        ...present.map((track) => track.position),
        ...generateNKeysBetween(
          present.at(-1)?.position ?? null,
          null,
          wanted.length - present.length,
        ),
      ]
    : generateNKeysBetween(present.at(-1)?.position ?? null, null, wanted.length)
  const moves = kept.flatMap((track, index) =>
    track && track.position !== keys[index] ? [{ id: track.id, position: keys[index]! }] : [],
  )
  await tx.trackPositions.update(moves)
  for (const excluded of [true, false]) {
    const changed = kept.flatMap((track, index) =>
      track && isOtherwise(track, wanted[index]!) && track.excluded !== excluded ? [track.id] : [],
    )
    await tx.trackChanges.setExcluded(playlistId, changed, excluded)
  }
  await tx.trackChanges.add(
    wanted.flatMap(({ songId, addedAt, excluded }, index) =>
      kept[index]
        ? []
        : [
            {
              playlistId,
              songId,
              position: keys[index]!,
              excluded,
              ...(addedAt ? { addedAt: new Date(addedAt) } : {}),
            },
          ],
    ),
  )
  return true
}

const isOtherwise = (track: Bare, { excluded }: ImportedTrack) =>
  excluded !== undefined && excluded !== track.excluded

/** The tracks of the playlist, then the new ones of the list. */
function withNew(present: Bare[], listed: ImportedTrack[]): ImportedTrack[] {
  const there = new Set(present.map((track) => track.songId))
  const kept = present.map(({ songId }) => ({ songId, addedAt: null }))
  return [...kept, ...listed.filter(({ songId }) => !there.has(songId))]
}

/** The tracks of the list, then those that only the playlist has. */
function withRemoved(present: Bare[], listed: ImportedTrack[]): ImportedTrack[] {
  const spare = Map.groupBy(listed, (track) => track.songId)
  const removed = present.filter(({ songId }) => !spare.get(songId)?.shift())
  return [...listed, ...removed.map(({ songId }) => ({ songId, addedAt: null }))]
}

const wantedOf = {
  mirror: (_: Bare[], listed: ImportedTrack[]) => listed,
  append: withNew,
  keep_removed: withRemoved,
}

const isSame = (present: Bare[], wanted: ImportedTrack[]) =>
  present.length === wanted.length &&
  present.every(
    (track, index) => track.songId === wanted[index]!.songId && !isOtherwise(track, wanted[index]!),
  )

const isPrefix = (present: Bare[], kept: (Bare | undefined)[]) =>
  present.every((track, index) => kept[index]?.id === track.id)

const CHUNK = 1_000

async function removeAll(tx: Transaction, playlistId: string, ids: string[]) {
  for (let from = 0; from < ids.length; from += CHUNK) {
    await tx.trackChanges.remove(playlistId, ids.slice(from, from + CHUNK))
  }
}
