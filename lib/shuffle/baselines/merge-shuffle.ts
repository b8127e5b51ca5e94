import type { Random } from '../random'
import type { TrackList } from '../track-list'
import { groupBy } from './groups'
import { shuffled } from './shuffled'

/**
 * Ruud van Asseldonk's merge-shuffle of Musium ("An algorithm for shuffling playlists", 2023): groups
 * are merged into one list, smallest first. The longer side is cut into spans of about equal length
 * and the shorter goes between them; where the list has neighbours of one artist, the spans are cut
 * there first. Albums inside an artist likewise.
 */
export function mergeShuffle(list: TrackList, random: Random): Int32Array {
  const everyone = Array.from({ length: list.size }, (_, track) => track)
  const artists = groupBy(everyone, list.primary).map((tracks) => {
    const albums = groupBy(tracks, list.album).map((album) => shuffled(album, random))
    return albums.length > 1 ? mergeAll(albums, list.album, random) : albums[0]!
  })
  return Int32Array.from(mergeAll(artists, list.primary, random))
}

function mergeAll(groups: readonly number[][], kind: Int32Array, random: Random): number[] {
  let merged: number[] = []
  let hasNeighbours = false
  for (const group of shuffled(groups, random).sort((a, b) => a.length - b.length)) {
    const isLonger =
      group.length > merged.length || (group.length === merged.length && random.int(2) === 0)
    const [long, short] = isLonger ? [group, merged] : [merged, group]
    const mustCut = hasNeighbours && !isLonger && merged.length > group.length + 1
    const spans = mustCut
      ? spansBetweenNeighbours(long, short.length, kind, random)
      : evenSpans(long.length, short.length, random)
    hasNeighbours = group.length > merged.length + 1
    merged = join(long, short, spans)
  }
  return merged
}

function evenSpans(long: number, short: number, random: Random): number[] {
  const count = Math.min(short + 1, long)
  const base = Math.floor(long / Math.max(1, count))
  const longer = long - base * count
  const spans = Array.from({ length: count }, (_, i) => base + (i < longer ? 1 : 0))
  return shuffled(spans, random)
}

function spansBetweenNeighbours(
  long: number[],
  short: number,
  kind: Int32Array,
  random: Random,
): number[] {
  const spans: number[] = []
  let begin = 0
  for (let i = 1; i <= long.length; i++) {
    if (i < long.length && kind[long[i]!] !== kind[long[i - 1]!]) continue
    spans.push(i - begin)
    begin = i
  }
  while (spans.length < short + 1) {
    const cut = random.int(spans.length)
    const length = spans[cut]!
    if (length === 1) continue
    const part = 1 + random.int(length - 1)
    spans.splice(cut, 1, length - part, part)
  }
  return spans
}

/** A span of the long list, one track of the short, and so on. */
function join(long: number[], short: number[], spans: number[]): number[] {
  const joined: number[] = []
  let taken = 0
  for (const [i, span] of spans.entries()) {
    joined.push(...long.slice(taken, taken + span))
    taken += span
    if (i < short.length) joined.push(short[i]!)
  }
  return joined.concat(short.slice(spans.length))
}
