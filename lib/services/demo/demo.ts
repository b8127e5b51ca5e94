import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import { uuidv7 } from 'uuidv7'
import { db, type Transaction } from '@/db'
import { findPiece, pieces } from '@/lib/demo-music/catalogue'
import { camelotOf } from '@/lib/demo-music/keys'
import { durationMsOf } from '@/lib/demo-music/length'
import { LOUDNESS_LUFS } from '@/lib/demo-music/master'
import { demoLikes, demoPlaylists } from '@/lib/demo-music/playlists'
import type { Piece } from '@/lib/demo-music/types'
import type { ParsedTrack } from '@/lib/importers/types'
import { addSongs } from '../library/add-songs'

/** The songs of the demo, by piece. */
type SongIds = Map<string, string>

const GUEST_HOURS = 24
const pieceIds = pieces.map((piece) => piece.id)

let ensured: Promise<SongIds> | undefined

/** Puts the pieces into the shared catalogue where they are missing; answers their songs by piece. */
export function ensureDemoSongs(): Promise<SongIds> {
  ensured ??= addMissingSongs().catch((error: unknown) => {
    ensured = undefined
    throw error
  })
  return ensured
}

async function addMissingSongs(): Promise<SongIds> {
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
        track: trackOf(findPiece(externalId)),
      })),
    )
    await tx.songSources.add(added)
    const songIds = new Map([
      ...known,
      ...added.map((row) => [row.externalId, row.songId] as const),
    ])
    await tx.audioFeatures.addKnown(
      pieces.map((piece) => ({ songId: songIds.get(piece.id)!, ...featuresOf(piece) })),
    )
    return songIds
  })
}

/** Makes a guest with three playlists and a few likes; all of it is gone after a day. */
export async function openDemo() {
  const songIds = await ensureDemoSongs()
  return db.transaction(async (tx) => {
    const guest = await tx.users.createGuest({
      email: `${crypto.randomUUID()}@guest.invalid`,
      displayName: 'Guest',
      hours: GUEST_HOURS,
    })
    // The one made last stands first.
    for (const list of demoPlaylists.toReversed()) await addPlaylist(tx, guest.id, list, songIds)
    await tx.liked.likeMany(
      guest.id,
      demoLikes.map((id) => ({ songId: songIds.get(id)!, addedAt: null })),
    )
    return guest
  })
}

async function addPlaylist(
  tx: Transaction,
  userId: string,
  { id, pieceIds: wanted, ...details }: (typeof demoPlaylists)[number],
  songIds: SongIds,
): Promise<void> {
  const origin = { source: 'demo' as const, externalId: id }
  const playlist = await tx.playlists.ensureImported(userId, origin, details)
  const keys = generateNKeysBetween(null, null, wanted.length)
  await tx.playlistTracks.insert(
    wanted.map((pieceId, index) => ({
      playlistId: playlist.id,
      songId: songIds.get(pieceId)!,
      position: keys[index]!,
    })),
  )
  await tx.playlists.recount({ userId, id: playlist.id })
}

/** As it is written, which nobody has to listen for. */
const featuresOf = ({ bpm, key, energy }: Piece) => ({
  version: 0,
  bpm,
  bpmConfidence: 1,
  key,
  camelot: camelotOf(key),
  keyConfidence: 1,
  energy,
  loudnessLufs: LOUDNESS_LUFS,
})

const trackOf = (piece: Piece): ParsedTrack => ({
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
