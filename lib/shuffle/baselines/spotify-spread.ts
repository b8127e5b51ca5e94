import type { Random } from '../random'
import type { TrackList } from '../track-list'
import { groupBy } from './groups'
import { shuffled } from './shuffled'

/**
 * Lukáš Poláček's spread, described by Spotify in "How to shuffle songs?" (2014): each artist's tracks
 * stand evenly on a line from a random offset, each step 20 % off at most; inside an artist the albums
 * are spread the same way.
 */
export function spotifySpread(list: TrackList, random: Random): Int32Array {
  const everyone = Array.from({ length: list.size }, (_, track) => track)
  const artists = groupBy(everyone, list.primary).map((tracks) => {
    const albums = groupBy(tracks, list.album).map((album) => shuffled(album, random))
    return albums.length > 1 ? spread(albums, random) : albums[0]!
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
