import 'server-only'
import type { SongSource, Transaction } from '@/db'
import type { ParsedTrack } from '@/lib/importers/types'
import { songNames } from '@/lib/song-text/song-keys'
import { inSlices } from '../shared/event-loop-turn'
import { divideCredits } from './divide-credits'
import { albumKeyOf } from './ensure-albums'
import type { FieldSource } from './field-sources'
import { findSong, type Lookup, preferredSong, type SourceIds } from './find-song'
import type { LibrarySong } from './library-song'
import { fieldsOfTrack } from './song-fields'
import { SongIndex } from './song-index'
import { writeSongs } from './write-songs'

export type Resolved = { songId: string; isNew: boolean }
/** Tracks of one user's import, with the source of each. */
export type ImportedTracks = {
  userId: string
  source: Extract<SongSource, 'file' | 'spotify' | 'youtube'>
  sourceOf: (track: ParsedTrack) => FieldSource
}
type Row = Resolved & { track: ParsedTrack; found: LibrarySong }

/** A row takes about 0.1 ms. */
const ROWS_PER_TURN = 25

/**
 * Finds the song of the user's library for each track, and adds missing songs. The fields of a track
 * are merged into its song by the rank of their source. Locks only the library of this user.
 */
export async function resolveSongs(
  tx: Transaction,
  given: ParsedTrack[],
  { userId, source, sourceOf }: ImportedTracks,
): Promise<Resolved[]> {
  if (given.length === 0) return []
  await tx.library.lock(userId)
  const tracks = await divideCredits(tx, userId, given)
  const ids = await findSourceIds(tx, userId, tracks)
  const index = new SongIndex(
    await tx.library.findCandidates(userId, toCandidateKeys(tracks, ids)),
    source,
  )
  const lookup = { index, ids, isFromYoutube: source === 'youtube' }
  const rows: Row[] = []
  await inSlices(tracks, ROWS_PER_TURN, async (slice) => {
    rows.push(...slice.map((track) => resolveTrack(track, sourceOf(track), lookup)))
  })
  await writeSongs(tx, index.written(), { userId })
  await writeIds(tx, rows, { userId, source })
  return rows.map(({ songId, isNew }) => ({ songId, isNew }))
}

/** Adds or merges a track, and returns its song. */
function resolveTrack(track: ParsedTrack, sources: FieldSource, lookup: Lookup): Row {
  const { index, ids, isFromYoutube } = lookup
  const statement = { values: fieldsOfTrack(track, sources), sources }
  const known = findSong(track, lookup)
  const found = known ?? index.add(statement)
  if (known) index.merge(known, statement)
  recordIds(track, found, { ids, isFromYoutube })
  const played = preferredSong(found, index, albumKeyOf({ ...NO_ALBUM, ...statement.values }))
  if (played !== found) index.merge(played, statement)
  return { songId: played.id, isNew: !known, track, found }
}

const NO_ALBUM = { album: null, artists: null }

async function findSourceIds(
  tx: Transaction,
  userId: string,
  tracks: ParsedTrack[],
): Promise<SourceIds> {
  const idsOf = (field: 'spotifyId' | 'youtubeId') => [
    ...new Set(tracks.flatMap((track) => track[field] ?? [])),
  ]
  return {
    spotify: await tx.songSources.findSongIds(userId, 'spotify', idsOf('spotifyId')),
    youtube: await tx.songSources.findSongIds(userId, 'youtube', idsOf('youtubeId')),
  }
}

function toCandidateKeys(tracks: ParsedTrack[], { spotify, youtube }: SourceIds) {
  const own = tracks.flatMap(({ songId }) => songId?.toLowerCase() ?? [])
  return {
    ids: [...new Set([...own, ...spotify.values(), ...youtube.values()])],
    isrcs: [...new Set(tracks.flatMap(({ isrc }) => isrc ?? []))],
    names: [...new Set(tracks.flatMap(songNames))],
  }
}

/** Rows of one batch with the same id are one song, unless an earlier one has the id already. */
function recordIds(
  { spotifyId, youtubeId }: ParsedTrack,
  { id }: LibrarySong,
  { ids, isFromYoutube }: { ids: SourceIds; isFromYoutube: boolean },
): void {
  if (spotifyId) ids.spotify.set(spotifyId, id)
  if (youtubeId && isFromYoutube && !ids.youtube.has(youtubeId)) ids.youtube.set(youtubeId, id)
}

// A video of a song from another source becomes a choice of the user, which they can change.
async function writeIds(
  tx: Transaction,
  rows: Row[],
  { userId, source }: Pick<ImportedTracks, 'userId' | 'source'>,
): Promise<void> {
  const externalIds = (name: 'spotify' | 'youtube', of: Row[]) =>
    of.flatMap(({ track, found }) => {
      const externalId = name === 'spotify' ? track.spotifyId : track.youtubeId
      return externalId ? [{ userId, source: name, externalId, songId: found.id }] : []
    })
  const isOfVideo = ({ isNew }: Row) => source === 'youtube' && isNew
  const spotifyIds = externalIds('spotify', rows)
  if (source === 'spotify') await tx.songSources.upsert(spotifyIds)
  else await tx.songSources.add(spotifyIds)
  await tx.songSources.add(externalIds('youtube', rows.filter(isOfVideo)))
  await tx.videoChoices.addMissing(
    userId,
    externalIds(
      'youtube',
      rows.filter((row) => !isOfVideo(row)),
    ).map(({ songId, externalId }) => ({ songId, videoId: externalId })),
  )
}
