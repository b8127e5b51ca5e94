import {
  explain,
  type Mode,
  type PreviousSet,
  type ReasonFacts,
  type TrackList,
} from '@/lib/shuffle'

type ExplainOptions = {
  list: TrackList
  order: Int32Array
  mode: Mode
  previous: PreviousSet | undefined
  /** Days since each track of the list was last heard; NaN if never or unknown. */
  daysUnheard: Float64Array
  /** By artist key. */
  artistNames: Map<string, string>
  /** The first position to explain. */
  from?: number
}

const MAX_ARTIST_NAME_CHARS = 80

/** Returns why each track of a set plays at its position, from position `from` on. */
export function explainSet({
  list,
  order,
  mode,
  previous,
  daysUnheard,
  artistNames,
  from = 0,
}: ExplainOptions): ReasonFacts[] {
  const artistName = (key: string) => shortenName(artistNames.get(key) ?? 'this artist')
  const findDistance = createDistanceFinder(list, order, previous)
  const reasons: ReasonFacts[] = []
  for (let position = 0; position < order.length; position++) {
    const artistDistance = findDistance(position)
    if (position < from) continue
    reasons.push(
      explain(list, order, position, {
        mode,
        previous,
        artistName,
        daysUnheard: daysUnheard[order[position]!],
        artistDistance,
      }),
    )
  }
  return reasons
}

/** Truncates the name of an artist as reasons contain it. */
export const shortenName = (name: string) =>
  name.length <= MAX_ARTIST_NAME_CHARS
    ? name
    : `${name.slice(0, MAX_ARTIST_NAME_CHARS - 1).toWellFormed()}…`

/**
 * Returns a function that, called for each position in turn, returns the distance to the nearest
 * earlier track that shares an artist: one pass instead of a search from each position.
 */
function createDistanceFinder(
  list: TrackList,
  order: Int32Array,
  previous: PreviousSet | undefined,
) {
  const lastPosition = new Map<number, number>()
  const artistsOf = (track: number) =>
    list.trackArtists.subarray(list.trackArtistStart[track], list.trackArtistStart[track + 1])
  const tail = previous?.tail ?? []
  tail.forEach((track, at) => {
    for (const artist of artistsOf(track)) lastPosition.set(artist, at - tail.length)
  })
  return (position: number): number => {
    let nearest = Number.POSITIVE_INFINITY
    for (const artist of artistsOf(order[position]!)) {
      const before = lastPosition.get(artist)
      if (before !== undefined) nearest = Math.min(nearest, position - before)
      lastPosition.set(artist, position)
    }
    return nearest
  }
}
