/** The algorithms that Riffle is compared with, in display order. */
export const BASELINE_IDS = [
  'fisher-yates',
  'spotify-2014',
  'fiedler',
  'merge-shuffle',
  'greedy',
  'fewer-repeats',
] as const
export type BaselineId = (typeof BASELINE_IDS)[number]
export type AlgorithmId = BaselineId | 'riffle'

/** All algorithms of the lab, Riffle last. */
export const ALGORITHM_IDS: readonly AlgorithmId[] = [...BASELINE_IDS, 'riffle']

export const isBaselineId = (text: string): text is BaselineId =>
  BASELINE_IDS.some((id) => id === text)

type Source = { title: string; href: string }

/** The publications of the algorithms; a textbook algorithm has none. */
export const BASELINE_SOURCES: Partial<Record<BaselineId, Source>> = {
  'fisher-yates': {
    title: 'Fisher–Yates',
    href: 'https://en.wikipedia.org/wiki/Fisher%E2%80%93Yates_shuffle',
  },
  'spotify-2014': {
    title: 'How to shuffle songs?',
    href: 'https://engineering.atspotify.com/2014/02/how-to-shuffle-songs',
  },
  fiedler: {
    title: 'The art of shuffling music',
    href: 'https://keyj.emphy.de/balanced-shuffle/',
  },
  'merge-shuffle': {
    title: 'An algorithm for shuffling playlists',
    href: 'https://ruudvanasseldonk.com/2023/an-algorithm-for-shuffling-playlists',
  },
  'fewer-repeats': {
    title: 'Making random feel more human',
    href: 'https://engineering.atspotify.com/2025/11/shuffle-making-random-feel-more-human',
  },
}
