import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import { uuidv7 } from 'uuidv7'
import { db, type Transaction } from '@/db'
import { findPiece, pieces } from '@/lib/demo-music/catalogue'
import { camelotOf } from '@/lib/demo-music/keys'
import { durationMsOf } from '@/lib/demo-music/length'
import { TARGET_LUFS } from '@/lib/demo-music/master'
import { demoLikes, demoPlaylists } from '@/lib/demo-music/playlists'
import type { Piece } from '@/lib/demo-music/types'
import type { ParsedTrack } from '@/lib/importers/types'
import { addSongs } from '../library/add-songs'

/** The song ids of the demo, by piece id. */
type SongIdsByPiece = Map<string, string>

const GUEST_HOURS = 24
const pieceIds = pieces.map((piece) => piece.id)

let ensured: Promise<SongIdsByPiece> | undefined

/** Adds the missing pieces to the shared catalogue, once per process. Returns the song ids of all pieces. */
export function ensureDemoSongs(): Promise<SongIdsByPiece> {
  ensured ??= addMissingSongs().catch((error: unknown) => {
    ensured = undefined
    throw error
  })
  return ensured
}

async function addMissingSongs(): Promise<SongIdsByPiece> {
  return db.transaction(async (tx) => {
    await tx.catalogue.lock()
    const known = await tx.songSources.findSongIds('demo', pieceIds)
    const added = pieceIds
      .filter((id) => !known.has(id))
      .map((id) => ({ songId: uuidv7(), externalId: id, source: 'demo' as const }))
    await addSongs(
      tx,
      'demo',
      added.map(({ songId, externalId }) => ({
        songId,
        track: toTrack(findPiece(externalId)),
      })),
    )
    await tx.songSources.add(added)
    const songIds = new Map([
      ...known,
      ...added.map((row) => [row.externalId, row.songId] as const),
    ])
    await tx.audioFeatures.addMissing(
      pieces.map((piece) => ({ songId: songIdOf(songIds, piece.id), ...toFeatures(piece) })),
    )
    return songIds
  })
}

/** Creates a guest with three playlists and a few likes, which are deleted after a day. */
export async function createDemoGuest() {
  const songIds = await ensureDemoSongs()
  return db.transaction(async (tx) => {
    const guest = await tx.users.createGuest({
      email: `${crypto.randomUUID()}@guest.invalid`,
      displayName: 'Guest',
      hours: GUEST_HOURS,
    })
    // Playlists are listed from the newest.
    for (const list of demoPlaylists.toReversed()) await addPlaylist(tx, guest.id, list, songIds)
    await tx.liked.likeMany(
      guest.id,
      demoLikes.map((id) => ({ songId: songIdOf(songIds, id), addedAt: null })),
    )
    return guest
  })
}

async function addPlaylist(
  tx: Transaction,
  userId: string,
  { id, pieceIds: listed, ...details }: (typeof demoPlaylists)[number],
  songIds: SongIdsByPiece,
): Promise<void> {
  const origin = { source: 'demo' as const, externalId: id }
  const playlist = await tx.importedPlaylists.ensure(userId, origin, details)
  const keys = generateNKeysBetween(null, null, listed.length)
  await tx.trackChanges.add(
    listed.map((pieceId, index) => ({
      playlistId: playlist.id,
      songId: songIdOf(songIds, pieceId),
      position: keys[index]!,
    })),
  )
  await tx.playlistTotals.recount({ userId, id: playlist.id })
}

/** The features of a piece, which are known without an analysis. */
const toFeatures = ({ bpm, key, energy }: Piece) => ({
  version: 0,
  bpm,
  bpmConfidence: 1,
  key,
  camelot: camelotOf(key),
  keyConfidence: 1,
  energy,
  loudnessLufs: TARGET_LUFS,
})

function songIdOf(songIds: SongIdsByPiece, pieceId: string): string {
  const songId = songIds.get(pieceId)
  if (!songId) throw new RangeError(`The piece ${pieceId} has no song.`)
  return songId
}

const toTrack = (piece: Piece): ParsedTrack => ({
  line: 1,
  title: piece.title,
  artists: piece.artists,
  album: piece.album,
  albumArtists: piece.artists.slice(0, 1),
  durationMs: durationMsOf(piece),
  isrc: null,
  spotifyId: null,
  youtubeId: null,
  explicit: false,
  genres: [piece.genre],
  releaseYear: piece.year,
  coverUrl: null,
  addedAt: null,
  location: null,
})
