import {
  type Mode,
  type PreviousSet,
  type Random,
  randomSource,
  type Spacing,
  shuffleSet,
  type TrackList,
  toPreviousSet,
} from '@/lib/shuffle'
import { balancedMerge } from '@/lib/shuffle/baselines/balanced-merge'
import { fewerRepeats } from '@/lib/shuffle/baselines/fewer-repeats'
import { greedyHeap } from '@/lib/shuffle/baselines/greedy-heap'
import { mergeShuffle } from '@/lib/shuffle/baselines/merge-shuffle'
import { spotifySpread } from '@/lib/shuffle/baselines/spotify-spread'
import { fisherYates } from '@/lib/shuffle/fisher-yates'

/** The set to shuffle, the session it belongs to, and the set before it. */
export type SetRequest = { session: number; set: number; previous?: PreviousSet }

export type Algorithm = {
  name: string
  shuffle: (list: TrackList, request: SetRequest) => Int32Array
}

const baseline = (
  name: string,
  shuffle: (list: TrackList, random: Random, previous?: PreviousSet) => Int32Array,
): Algorithm => ({
  name,
  shuffle: (list, { session, set, previous }) =>
    shuffle(list, randomSource([session, set]), previous),
})

const riffle = (name: string, mode: Mode, spacing?: Spacing): Algorithm => ({
  name,
  shuffle: (list, { session, set, previous }) =>
    shuffleSet(list, { seed: `session ${session}`, set, mode, spacing, previous }),
})

const bestOf = (tries: number) =>
  baseline(`Fewer Repeats, best of ${tries}`, (list, random, previous) =>
    fewerRepeats(list, random, { tries, previousPosition: previous?.position }),
  )

/** Algorithms of other players and papers. */
export const BASELINES: readonly Algorithm[] = [
  baseline('Fisher–Yates', (list, random) => fisherYates(list.size, random)),
  baseline('Spotify 2014 spread', spotifySpread),
  baseline('Fiedler balanced', balancedMerge),
  baseline('merge-shuffle', mergeShuffle),
  baseline('greedy heap', greedyHeap),
  bestOf(8),
  bestOf(100),
]

export const BALANCED = riffle('Riffle balanced', 'balanced')

export const RIFFLE_VARIANTS: readonly Algorithm[] = [
  BALANCED,
  riffle('Riffle balanced, close', 'balanced', 'close'),
  riffle('Riffle balanced, far', 'balanced', 'far'),
  riffle('Riffle fresh', 'fresh'),
  riffle('Riffle favourites', 'favourites'),
  riffle('Riffle flow', 'flow'),
  riffle('Riffle natural', 'natural'),
]

export const ALGORITHMS: readonly Algorithm[] = [...BASELINES, ...RIFFLE_VARIANTS]

/** Shuffles consecutive sets of one session. */
export function shuffleSets(
  list: TrackList,
  { shuffle }: Algorithm,
  session: number,
  sets: number,
): Int32Array[] {
  const orders: Int32Array[] = []
  for (let set = 0; set < sets; set++) {
    const before = orders.at(-1)
    orders.push(shuffle(list, { session, set, previous: before && toPreviousSet(before) }))
  }
  return orders
}
