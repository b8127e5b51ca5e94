import 'server-only'
import type { Transaction } from '@/db'
import type { ParsedTrack } from '@/lib/importers/types'
import { type Credit, creditArtists } from '@/lib/song-text/credit'
import {
  divideByKnownArtists,
  type KnownArtist,
  possibleNames,
} from '@/lib/song-text/credit-people'
import { artistKey } from '@/lib/song-text/song-keys'
import { FIELD_RANKS, type FieldSource } from './field-sources'

/** The minimum rank of sources that list artists one by one. */
const MIN_LISTED_RANK = FIELD_RANKS.service_file

/**
 * Divides the credits of tracks further if every part is an artist of its own in the tracks or in the
 * library.
 */
export async function divideCredits(
  tx: Transaction,
  userId: string,
  tracks: ParsedTrack[],
): Promise<ParsedTrack[]> {
  const possible = new Set(tracks.flatMap(({ credit }) => (credit ? possibleNames(credit) : [])))
  if (possible.size === 0) return tracks
  const keys = [...new Set([...possible].map(artistKey))]
  const stored = await tx.artists.findByKeys(userId, keys)
  const sources = new Map(stored.map((row) => [row.matchKey, row.fieldSources.name]))
  const single = new Set(
    tracks.flatMap(({ artists }) => (artists.length === 1 ? artists.map(artistKey) : [])),
  )
  const known: KnownArtist = (name) => {
    const key = artistKey(name)
    if (sources.has(key)) return isListed(sources.get(key)) ? 'listed' : 'named'
    return single.has(key) ? 'named' : undefined
  }
  return tracks.map((track) => (track.credit ? divided(track, track.credit, known) : track))
}

function divided(track: ParsedTrack, credit: Credit, known: KnownArtist): ParsedTrack {
  const found = divideByKnownArtists(credit, known)
  return found === credit ? track : { ...track, credit: found, artists: creditArtists(found) }
}

const isListed = (source: string | undefined): boolean =>
  source !== undefined && FIELD_RANKS[source as FieldSource] >= MIN_LISTED_RANK
