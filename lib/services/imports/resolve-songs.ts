import 'server-only'
import { uuidv7 } from 'uuidv7'
import type { Transaction } from '@/db'
import { matchKey } from '@/lib/importers/normalise'
import type { ParsedTrack } from '@/lib/importers/types'
import { addSongs, type NewSong } from './add-songs'
import { songKey } from './song-keys'

/** Two recordings of one name are one song when their lengths are this close. */
const SAME_SONG_MS = 3_000

export type Resolved = { songId: string; isNew: boolean }

type From = {
  /** Where songs come from that the catalogue does not have. */
  source?: NewSong['source']
  /** Who may mean uploads of their own, by the ids that our own files hold. */
  userId?: string
}

/**
 * The catalogue's song for each track: by our own id where a file of ours names it, else by ISRC, else by the id another service gave it, else by
 * normal title, artists and length; made where there is none.
 */
export async function resolveSongs(
  tx: Transaction,
  tracks: ParsedTrack[],
  { source, userId }: From = {},
): Promise<Resolved[]> {
  await tx.catalogue.lock()
  const own = await ownSongs(tx, tracks, userId)
  const known = await lookUp(tx, tracks)
  const added: NewSong[] = []
  const resolved = tracks.map((track) => {
    const found = own.get(track)?.songId ?? known.find(track)
    if (found) return { songId: found, isNew: false }
    const songId = uuidv7()
    known.add(track, songId)
    added.push({ songId, track, source })
    return { songId, isNew: true }
  })
  await addSongs(tx, added)
  // What a file says of an upload must not become known to others.
  const rows = tracks
    .map((track, index) => ({ track, ...resolved[index]! }))
    .filter(({ track }) => own.get(track)?.isShared !== false)
  await tx.catalogue.addSources(
    rows.flatMap(({ track, songId }) => [
      ...(track.spotifyId
        ? [{ source: 'spotify' as const, externalId: track.spotifyId, songId }]
        : []),
      ...(track.youtubeId
        ? [{ source: 'youtube' as const, externalId: track.youtubeId, songId }]
        : []),
    ]),
  )
  await tx.catalogue.complete(
    rows
      .filter(({ isNew }) => !isNew)
      .map(({ track, songId }) => ({ songId, durationMs: track.durationMs, isrc: track.isrc })),
  )
  return resolved
}

/** Songs that tracks name by our own id, where they still are what the track says. */
async function ownSongs(tx: Transaction, tracks: ParsedTrack[], userId: string | undefined) {
  const ids = tracks.flatMap(({ songId }) => songId ?? [])
  const known = new Map(
    userId ? (await tx.catalogue.byId(userId, ids)).map((song) => [song.songId, song]) : [],
  )
  return new Map(
    tracks.flatMap((track) => {
      const song = known.get(track.songId?.toLowerCase() ?? '')
      return song && matchKey(song) === matchKey(track) ? [[track, song] as const] : []
    }),
  )
}

async function lookUp(tx: Transaction, tracks: ParsedTrack[]) {
  const byIsrc = await tx.catalogue.byIsrc(present(tracks, (track) => track.isrc))
  const bySpotify = await tx.catalogue.bySource(
    'spotify',
    present(tracks, (t) => t.spotifyId),
  )
  const byYoutube = await tx.catalogue.bySource(
    'youtube',
    present(tracks, (t) => t.youtubeId),
  )
  const byKey = Map.groupBy(
    await tx.catalogue.byMatchKey(present(tracks, songKey)),
    (candidate) => candidate.matchKey,
  )
  // A song without a length takes that of the first that is found to be it.
  const byLength = (track: ParsedTrack): string | undefined => {
    const found = byKey
      .get(songKey(track))
      ?.find(({ durationMs }) => isSameLength(durationMs, track))
    if (found) found.durationMs ??= track.durationMs
    return found?.songId
  }
  return {
    find: (track: ParsedTrack): string | undefined =>
      (track.isrc && byIsrc.get(track.isrc)) ||
      (track.spotifyId && bySpotify.get(track.spotifyId)) ||
      (track.youtubeId && byYoutube.get(track.youtubeId)) ||
      byLength(track),

    add(track: ParsedTrack, songId: string) {
      if (track.isrc) byIsrc.set(track.isrc, songId)
      if (track.spotifyId) bySpotify.set(track.spotifyId, songId)
      if (track.youtubeId) byYoutube.set(track.youtubeId, songId)
      const key = songKey(track)
      const candidate = { songId, matchKey: key, durationMs: track.durationMs }
      byKey.set(key, [...(byKey.get(key) ?? []), candidate])
    },
  }
}

const present = (tracks: ParsedTrack[], of: (track: ParsedTrack) => string | null) => [
  ...new Set(tracks.map(of).filter((value) => value !== null)),
]

const isSameLength = (known: number | null, { durationMs }: ParsedTrack) =>
  known === null || durationMs === null || Math.abs(known - durationMs) <= SAME_SONG_MS
