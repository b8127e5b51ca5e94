export type KnownId =
  | 'fisher-yates'
  | 'spotify-2014'
  | 'fiedler'
  | 'merge-shuffle'
  | 'greedy'
  | 'fewer-repeats'
export type AlgorithmId = KnownId | 'riffle'

type Names = {
  id: KnownId
  name: string
  /** A few words beside its ribbon. */
  note: string
  /** How it goes about it. */
  does: string
  /** Where its authors describe it. */
  source?: { title: string; href: string }
}

/** What other players do, in the order they are shown. */
export const KNOWN_NAMES: readonly Names[] = [
  {
    id: 'fisher-yates',
    name: 'Plain random',
    note: 'Fisher–Yates, in most players',
    does: 'Every order is equally likely, so three tracks of one artist in a row are as likely as anything else.',
    source: {
      title: 'Fisher–Yates',
      href: 'https://en.wikipedia.org/wiki/Fisher%E2%80%93Yates_shuffle',
    },
  },
  {
    id: 'spotify-2014',
    name: 'Dithered spread',
    note: 'Spotify, 2014',
    does: 'Each artist is laid out evenly on a line from a random start, with steps a fifth off at most. Nothing looks at what comes to lie side by side.',
    source: {
      title: 'How to shuffle songs?',
      href: 'https://engineering.atspotify.com/2014/02/how-to-shuffle-songs',
    },
  },
  {
    id: 'fiedler',
    name: 'Balanced merge',
    note: 'Martin Fiedler, 2007',
    does: 'Every artist is stretched to the length of the longest with blanks, and the columns are read off in random order.',
    source: {
      title: 'The art of shuffling music',
      href: 'https://keyj.emphy.de/balanced-shuffle/',
    },
  },
  {
    id: 'merge-shuffle',
    name: 'Merge shuffle',
    note: 'Musium, 2023',
    does: 'Artists are merged into one list, smallest first, each cutting the other into equal spans. Avoids every needless repeat where no artist is a guest, but large artists come like a clock.',
    source: {
      title: 'An algorithm for shuffling playlists',
      href: 'https://ruudvanasseldonk.com/2023/an-algorithm-for-shuffling-playlists',
    },
  },
  {
    id: 'greedy',
    name: 'Greedy with cooldown',
    note: 'The textbook answer',
    does: 'Always the artist with most tracks left that was not just played. The large ones are used up early, the small ones wait for the end.',
  },
  {
    id: 'fewer-repeats',
    name: 'Fewer repeats',
    note: 'Best of 8, Spotify 2025',
    does: 'Eight plain random orders, of which the one that keeps recent plays away from its beginning is taken. Artists are not looked at.',
    source: {
      title: 'Making random feel more human',
      href: 'https://engineering.atspotify.com/2025/11/shuffle-making-random-feel-more-human',
    },
  },
]
