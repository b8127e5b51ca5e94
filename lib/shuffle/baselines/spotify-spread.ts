import type { Random } from '../random'
import type { TrackList } from '../track-list'
import { groupByNumber } from './group-by-number'
import { shuffleItems } from './shuffle-items'

/**
 * The spread by Lukáš Poláček that Spotify described in "How to shuffle songs?" (2014). The tracks of
 * each artist are placed evenly on a line from a random offset, each step varied by up to 20 %; the
 * albums of an artist are spread in the same way.
 */
export function spotifySpread(list: TrackList, random: Random): Int32Array {
  const allTracks = Array.from({ length: list.size }, (_, track) => track)
  const artists = groupByNumber(allTracks, list.primary).map((tracks) => {
    const albums = groupByNumber(tracks, list.album).map((album) => shuffleItems(album, random))
    return albums.length > 1 ? spread(albums, random) : albums.flat()
  })
  return Int32Array.from(spread(artists, random))
}

function spread(groups: readonly number[][], random: Random): number[] {
  const placed: { at: number; track: number }[] = []
  for (const group of groups) {
    let at = random.unit() / group.length
    for (const track of group) {
      placed.push({ at, track })
      at += (0.8 + 0.4 * random.unit()) / group.length
    }
  }
  return placed.sort((one, other) => one.at - other.at).map(({ track }) => track)
}
