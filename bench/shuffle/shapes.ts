import { randomSource, type ShuffleTrack } from '@/lib/shuffle'

export type Shape = keyof typeof SHAPES

/** Generators of lists of `size` tracks, from easy to hard. */
export const SHAPES = {
  distinct: (size: number) => generate(size, (i) => track([i], i)),
  'dominant 60 %': (size: number) => dominant(size, 0.6),
  'dominant 40 %': (size: number) => dominant(size, 0.4),
  Zipf: (size: number) => zipf(size),
  'two artists': (size: number) => generate(size, (i) => track([i % 2], (i % 2) * 10 + (i % 5))),
  'four artists with albums': (size: number) =>
    generate(size, (i) => track([Math.floor((i * 4) / size)], Math.floor((i * 12) / size))),
  'many features': (size: number) => features(size),
  'ten each': (size: number) => tenEach(size),
}

const SMALL_ARTISTS = 20

function dominant(size: number, share: number): ShuffleTrack[] {
  const large = Math.round(share * size)
  return generate(size, (i) =>
    i < large ? track([0], i % 6) : track([1 + (i % SMALL_ARTISTS)], 100 + (i % SMALL_ARTISTS)),
  )
}

/** A quarter as many artists as tracks; the k-th has a share proportional to 1/k (Zipf's law). */
function zipf(size: number): ShuffleTrack[] {
  const artists = Math.max(4, Math.round(size / 4))
  let total = 0
  for (let artist = 0; artist < artists; artist++) total += 1 / (artist + 1)
  const tracks: ShuffleTrack[] = []
  let share = 0
  for (let artist = 0; artist < artists; artist++) {
    share += 1 / (artist + 1) / total
    for (let j = 0; tracks.length < Math.round(share * size); j++)
      tracks.push(track([artist], artist * 100 + (j % 3)))
  }
  return tracks
}

function features(size: number): ShuffleTrack[] {
  const random = randomSource([7, size])
  const artists = Math.max(8, size >> 3)
  return generate(size, () => {
    const guests = random.unit() < 0.6 ? 1 + random.int(3) : 0
    const names = generate(1 + guests, () => random.int(artists))
    return track(names, 1000 + names[0]! * 10 + random.int(3))
  })
}

function tenEach(size: number): ShuffleTrack[] {
  const artists = Math.max(1, Math.round(size / 10))
  return generate(size, (i) => track([i % artists], (i % artists) * 10 + (i % 3)))
}

function track(artists: number[], album: number): ShuffleTrack {
  return { artists: artists.map((artist) => `artist ${artist}`), album: `album ${album}` }
}

function generate<Item>(size: number, item: (index: number) => Item): Item[] {
  return Array.from({ length: size }, (_, index) => item(index))
}
