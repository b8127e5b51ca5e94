import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import { db, type Transaction } from '@/db'
import { ownPlaylist } from '@/lib/importers/own-format'
import { reviseShuffle } from '../shuffle/revise'

export type ImportedTrack = {
  songId: string
  addedAt: string | null
  /** Out of every shuffle; undefined where nothing is said of it. */
  excluded?: boolean
}
type Playlist = {
  source: 'file' | 'spotify' | 'youtube'
  name: string
  description: string | null
  externalId: string
  tracks: ImportedTrack[]
  /**
   * What becomes of a playlist that is there already: `mirror` makes it what is said, `append`
   * adds what is new (also where not everything was read), `keep_removed` mirrors and keeps what
   * is said no more behind it.
   */
  how?: 'mirror' | 'append' | 'keep_removed'
}
type Bare = { id: string; songId: string; position: string; excluded: boolean }

/**
 * Makes a playlist what a file or a service says, or brings the one of an earlier import in line
 * with it: entries that stay keep their identity, so what was heard of a running set stays heard.
 */
export async function applyPlaylist(
  userId: string,
  { tracks, source, externalId, how = 'mirror', ...details }: Playlist,
) {
  return db.transaction(async (tx) => {
    const origin = { source, externalId }
    const id = await playlistFor(tx, { userId, origin, details })
    if (await alignTracks(tx, id, tracks, how)) {
      await tx.playlists.recount({ userId, id })
      await reviseShuffle(tx, { userId, list: id })
      await reviseShuffle(tx, { userId, list: 'library' })
    }
    const { name, trackCount } = (await tx.playlists.find({ userId, id }))!
    return { id, name, trackCount }
  })
}

type Wanted = {
  userId: string
  origin: Parameters<Transaction['playlists']['ensureImported']>[1]
  details: { name: string; description: string | null }
}

// A file of ours names the playlist it was made of: that one, where it is still there. The row is
// held until the transaction ends.
async function playlistFor(tx: Transaction, { userId, origin, details }: Wanted): Promise<string> {
  const own = origin.source === 'file' ? ownPlaylist(origin.externalId) : null
  const known = own && (await tx.playlists.findForUpdate({ userId, id: own }))
  if (known) return known.id
  const { id } = await tx.playlists.ensureImported(userId, origin, details)
  await tx.playlists.findForUpdate({ userId, id })
  return id
}

async function alignTracks(
  tx: Transaction,
  playlistId: string,
  said: ImportedTrack[],
  how: NonNullable<Playlist['how']>,
): Promise<boolean> {
  const present: Bare[] = await tx.playlistTracks.listBare(playlistId)
  const wanted = wantedOf[how](present, said)
  if (isSame(present, wanted)) return false
  const spare = Map.groupBy(present, (track) => track.songId)
  const kept = wanted.map(({ songId }) => spare.get(songId)?.shift())
  const gone = [...spare.values()].flat().map((track) => track.id)
  if (gone.length > 0) await removeAll(tx, playlistId, gone)

  // New keys lie behind every old one: no two rows ever hold the same key on the way.
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
  await tx.playlistTracks.reposition(moves)
  for (const excluded of [true, false]) {
    const changed = kept.flatMap((track, index) =>
      track && isOtherwise(track, wanted[index]!) && track.excluded !== excluded ? [track.id] : [],
    )
    await tx.playlistTracks.exclude(playlistId, changed, excluded)
  }
  await tx.playlistTracks.insert(
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

// What is there, and behind it what is new.
function withNew(present: Bare[], said: ImportedTrack[]): ImportedTrack[] {
  const there = new Set(present.map((track) => track.songId))
  const kept = present.map(({ songId }) => ({ songId, addedAt: null }))
  return [...kept, ...said.filter(({ songId }) => !there.has(songId))]
}

// What is said, and behind it what is said no more.
function withUnsaid(present: Bare[], said: ImportedTrack[]): ImportedTrack[] {
  const spare = Map.groupBy(said, (track) => track.songId)
  const unsaid = present.filter(({ songId }) => !spare.get(songId)?.shift())
  return [...said, ...unsaid.map(({ songId }) => ({ songId, addedAt: null }))]
}

const wantedOf = {
  mirror: (_: Bare[], said: ImportedTrack[]) => said,
  append: withNew,
  keep_removed: withUnsaid,
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
    await tx.playlistTracks.remove(playlistId, ids.slice(from, from + CHUNK))
  }
}
