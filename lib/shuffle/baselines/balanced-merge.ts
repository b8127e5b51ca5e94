import type { Random } from '../random'
import type { TrackList } from '../track-list'
import { groupBy } from './groups'
import { shuffled } from './shuffled'

/**
 * Martin Fiedler's balanced shuffle ("The Art of Shuffling Music", 2007): every artist is stretched to
 * the length of the longest with empty cells between its tracks, turned by a random offset, and the
 * columns are read one by one, each in random order; inside an artist the albums likewise.
 */
export function balancedMerge(list: TrackList, random: Random): Int32Array {
  const everyone = Array.from({ length: list.size }, (_, track) => track)
  const artists = groupBy(everyone, list.primary).map((tracks) => {
    const albums = groupBy(tracks, list.album).map((album) => shuffled(album, random))
    return albums.length > 1 ? merge(albums, random) : albums[0]!
  })
  return Int32Array.from(merge(artists, random))
}

function merge(groups: readonly number[][], random: Random): number[] {
  const width = Math.max(0, ...groups.map((group) => group.length))
  const columns: number[][][] = Array.from({ length: width }, () => [])
  for (const group of shuffled(groups, random)) {
    const turn = group.length === width ? 0 : random.int(width)
    for (const cell of stretched(group.length, width, random))
      columns[(cell + turn) % width]!.push(group)
  }
  const taken = new Map<number[], number>()
  return columns.flatMap((column) =>
    shuffled(column, random).map((group) => {
      const next = taken.get(group) ?? 0
      taken.set(group, next + 1)
      return group[next]!
    }),
  )
}

/** The cells of `count` tracks on `width`, about even, each segment up to 10 % off. */
function stretched(count: number, width: number, random: Random): number[] {
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
