import type { Random } from '../random'
import type { TrackList } from '../track-list'
import { groupByNumber } from './group-by-number'
import { shuffleItems } from './shuffle-items'

/**
 * The balanced shuffle by Martin Fiedler ("The Art of Shuffling Music", 2007). Every artist is
 * stretched to the length of the longest one with empty cells between its tracks and rotated by a
 * random offset; the columns are read one by one, each in random order. Albums of an artist likewise.
 */
export function balancedMerge(list: TrackList, random: Random): Int32Array {
  const allTracks = Array.from({ length: list.size }, (_, track) => track)
  const artists = groupByNumber(allTracks, list.primary).map((tracks) => {
    const albums = groupByNumber(tracks, list.album).map((album) => shuffleItems(album, random))
    return albums.length > 1 ? merge(albums, random) : albums.flat()
  })
  return Int32Array.from(merge(artists, random))
}

function merge(groups: readonly number[][], random: Random): number[] {
  const width = Math.max(0, ...groups.map((group) => group.length))
  const columns: number[][][] = Array.from({ length: width }, () => [])
  for (const group of shuffleItems(groups, random)) {
    const offset = group.length === width ? 0 : random.int(width)
    for (const cell of stretch(group.length, width, random))
      columns[(cell + offset) % width]!.push(group)
  }
  const used = new Map<number[], number>()
  return columns.flatMap((column) =>
    shuffleItems(column, random).map((group) => {
      const next = used.get(group) ?? 0
      used.set(group, next + 1)
      return group[next]!
    }),
  )
}

/** Returns the cells of `count` tracks in `width` cells, about even: each gap varies by up to 10 %. */
function stretch(count: number, width: number, random: Random): number[] {
  const cells: number[] = []
  let at = 0
  for (let left = count; left > 0; left--) {
    cells.push(at)
    const even = (width - at) / left
    const length = Math.round(even * (0.9 + 0.2 * random.unit()))
    at += Math.max(1, Math.min(width - at - (left - 1), length))
  }
  return cells
}
