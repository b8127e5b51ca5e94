import 'server-only'
import { uuidv7 } from 'uuidv7'
import type { Candidate, Transaction } from '@/db'
import type { ParsedTrack } from '@/lib/importers/types'
import { matchKey } from '@/lib/song-text/normalise'
import { addSongs, type NewSong, takeOver } from './add-songs'
import { knownSongs } from './known-songs'
import { songKey } from './song-keys'

export type Resolved = { songId: string; isNew: boolean }

type From = {
  /** Who says what the tracks are: a service whose word can be checked, or a file. */
  source: 'file' | 'spotify' | 'youtube'
  /** Who may mean uploads of their own, by the ids that our own files hold; whose videos a file names. */
  userId: string
}

type Row = Resolved & { track: ParsedTrack }

/**
 * The catalogue's song for each track: by our own id where a file of ours names it, else by ISRC,
 * else by the id another service gave it, else by normal title, artists and length; made where
 * there is none. What Spotify says of a song takes the place of what a file said of it.
 */
export async function resolveSongs(
  tx: Transaction,
  tracks: ParsedTrack[],
  from: From,
): Promise<Resolved[]> {
  // Whoever holds the catalogue keeps others waiting: what can be computed is so before.
  for (const track of tracks) songKey(track)
  await tx.catalogue.lock()
  const own = await ownSongs(tx, tracks, from.userId)
  const known = await knownSongs(tx, tracks, from.source)
  const added: NewSong[] = []
  const takenOver: NewSong[] = []
  const completed: Candidate[] = []
  const rows = tracks.map((track): Row => {
    const mine = own.get(track)
    if (mine) return { songId: mine.songId, isNew: false, track }
    const found = known.find(track)
    if (!found) {
      const { songId, isrc } = known.add(track, uuidv7())
      added.push({ songId, track, settled: { isrc } })
      return { songId, isNew: true, track }
    }
    if (from.source === 'spotify' && found.source === 'file') {
      const { isrc, durationMs } = known.takeOver(found, track)
      takenOver.push({ songId: found.songId, track, settled: { isrc, durationMs } })
    } else if (known.complete(found, track)) completed.push(found)
    return { songId: found.songId, isNew: false, track }
  })
  await tx.catalogueSongs.clearIsrcs([...known.cleared])
  await addSongs(tx, from.source, added)
  await takeOver(tx, takenOver)
  await tx.catalogueSongs.fillMissing(completed)
  // What a file says of an upload must not become known to others.
  const shared = rows.filter(({ track }) => own.get(track)?.source !== 'upload')
  await noteIds(tx, shared, from)
  return rows.map(({ songId, isNew }) => ({ songId, isNew }))
}

/** Songs that tracks name by our own id, where they still are what the track says. */
async function ownSongs(tx: Transaction, tracks: ParsedTrack[], userId: string) {
  const ids = tracks.flatMap(({ songId }) => songId ?? [])
  const known = new Map(
    (await tx.catalogue.listByIds(userId, ids)).map((song) => [song.songId, song] as const),
  )
  return new Map(
    tracks.flatMap((track) => {
      const song = known.get(track.songId?.toLowerCase() ?? '')
      return song && matchKey(song) === matchKey(track) ? [[track, song] as const] : []
    }),
  )
}

// A service's own ids hold for everybody. A file's hold for the songs that it brought; the video it
// names, and another video of a song that was there, is this user's choice and nobody else's.
async function noteIds(tx: Transaction, rows: Row[], { source, userId }: From): Promise<void> {
  const fresh = new Set(rows.flatMap(({ isNew, songId }) => (isNew ? songId : [])))
  const spotify = rows.flatMap(({ track: { spotifyId }, songId, isNew }) =>
    spotifyId && (isNew || source === 'spotify')
      ? { source: 'spotify' as const, externalId: spotifyId, songId }
      : [],
  )
  if (source === 'spotify') await tx.songSources.upsert(spotify)
  else await tx.songSources.add(spotify)
  const videos = rows.flatMap(({ track: { youtubeId }, songId }) =>
    youtubeId ? { source: 'youtube' as const, externalId: youtubeId, songId } : [],
  )
  const [certain, chosen] =
    source === 'youtube'
      ? [
          videos.filter(({ songId }) => fresh.has(songId)),
          videos.filter(({ songId }) => !fresh.has(songId)),
        ]
      : [[], videos]
  await tx.songSources.add(certain)
  await tx.videoChoices.addMissing(
    userId,
    chosen.map(({ songId, externalId }) => ({ songId, videoId: externalId })),
  )
}
