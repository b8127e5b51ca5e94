import type { Random } from '../random'
import type { TrackList } from '../track-list'
import { groupByNumber } from './group-by-number'
import { shuffleItems } from './shuffle-items'

/**
 * The merge-shuffle of Musium by Ruud van Asseldonk ("An algorithm for shuffling playlists", 2023).
 * Groups are merged into one list, smallest first: the longer list is cut into spans of about equal
 * length, with one track of the shorter list between two spans. If the longer list has neighbours of
 * one artist, it is cut there first. Albums of an artist likewise.
 */
export function mergeShuffle(list: TrackList, random: Random): Int32Array {
  const allTracks = Array.from({ length: list.size }, (_, track) => track)
  const artists = groupByNumber(allTracks, list.primary).map((tracks) => {
    const albums = groupByNumber(tracks, list.album).map((album) => shuffleItems(album, random))
    return albums.length > 1 ? mergeGroups(albums, list.album, random) : albums.flat()
  })
  return Int32Array.from(mergeGroups(artists, list.primary, random))
}

function mergeGroups(groups: readonly number[][], kind: Int32Array, random: Random): number[] {
  let merged: number[] = []
  let hasNeighbours = false
  for (const group of shuffleItems(groups, random).sort((a, b) => a.length - b.length)) {
    const isLonger =
      group.length > merged.length || (group.length === merged.length && random.int(2) === 0)
    const [long, short] = isLonger ? [group, merged] : [merged, group]
    const mustSeparate = hasNeighbours && !isLonger && merged.length > group.length + 1
    const spans = mustSeparate
      ? cutBetweenNeighbours(long, short.length, kind, random)
      : cutEvenly(long.length, short.length, random)
    hasNeighbours = group.length > merged.length + 1
    merged = interleave(long, short, spans)
  }
  return merged
}

function cutEvenly(long: number, short: number, random: Random): number[] {
  const count = Math.min(short + 1, long)
  const base = Math.floor(long / Math.max(1, count))
  const remainder = long - base * count
  const spans = Array.from({ length: count }, (_, i) => base + (i < remainder ? 1 : 0))
  return shuffleItems(spans, random)
}

function cutBetweenNeighbours(
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

/** Alternates spans of the long list with single tracks of the short one. */
function interleave(long: number[], short: number[], spans: number[]): number[] {
  const merged: number[] = []
  let used = 0
  for (const [i, span] of spans.entries()) {
    merged.push(...long.slice(used, used + span))
    used += span
    const separator = short[i]
    if (separator !== undefined) merged.push(separator)
  }
  return merged.concat(short.slice(spans.length))
}
