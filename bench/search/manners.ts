import { searches } from '../sql/queries'

/** The ways in which people search, each with kinds of `bench/sql`. */
const KINDS = {
  prefix: ['one letter', 'two letters', 'three letters'],
  word: ['a title', 'an artist', 'the first word of an album'],
  'several words': ['title and artist', 'half typed', 'words in another order'],
  typo: ['a letter missing', 'two letters swapped', 'a wrong letter'],
  'no match': ['no match'],
}

export type Manner = keyof typeof KINDS
export const MANNERS = Object.keys(KINDS).filter((name): name is Manner => name in KINDS)

/** Searches of a manner for songs. */
export const searchesOf = (manner: Manner, songs: Parameters<typeof searches>[0]): string[] =>
  searches(songs).flatMap(({ kind, q }) => (KINDS[manner].includes(kind) ? [q] : []))
