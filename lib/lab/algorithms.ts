import {
  type Mode,
  type PreviousSet,
  type Random,
  randomSource,
  type ShuffleSetOptions,
  type Spacing,
  seedFromText,
  shuffleSet,
  type TrackList,
  toPreviousSet,
} from '@/lib/shuffle'
import { balancedMerge } from '@/lib/shuffle/baselines/balanced-merge'
import { fewerRepeats } from '@/lib/shuffle/baselines/fewer-repeats'
import { greedyHeap } from '@/lib/shuffle/baselines/greedy-heap'
import { mergeShuffle } from '@/lib/shuffle/baselines/merge-shuffle'
import { spotifySpread } from '@/lib/shuffle/baselines/spotify-spread'
import type { AlgorithmId, KnownId } from './algorithm-names'

/** How to deal: `mode` and `spacing` are for Riffle's own shuffle. */
export type Dealing = { seed: string; mode: Mode; spacing: Spacing }
export type TwoSets = readonly [first: Int32Array, second: Int32Array]

type Known = (list: TrackList, random: Random, previous: PreviousSet | undefined) => Int32Array

const TRIES = 8

const KNOWN: Record<KnownId, Known> = {
  'fisher-yates': (list, random) => fewerRepeats(list, random, { tries: 1 }),
  'spotify-2014': spotifySpread,
  fiedler: balancedMerge,
  'merge-shuffle': mergeShuffle,
  greedy: greedyHeap,
  'fewer-repeats': (list, random, previous) =>
    fewerRepeats(list, random, { tries: TRIES, previousPosition: previous?.position }),
}

/** The first set of a list by one algorithm; the same for the same seed. */
export const firstSet = (list: TrackList, id: AlgorithmId, dealing: Dealing): Int32Array =>
  deal(list, id, { ...dealing, set: 0 })

/** Two sets in a row. */
export function twoSets(list: TrackList, id: AlgorithmId, dealing: Dealing): TwoSets {
  const first = firstSet(list, id, dealing)
  return [first, deal(list, id, { ...dealing, set: 1, previous: toPreviousSet(first) })]
}

function deal(list: TrackList, id: AlgorithmId, options: ShuffleSetOptions): Int32Array {
  if (id === 'riffle') return shuffleSet(list, options)
  const { seed, set, previous } = options
  return KNOWN[id](list, randomSource([...seedFromText(`${id} ${seed}`), set]), previous)
}
