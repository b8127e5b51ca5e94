import {
  type Mode,
  type Previous,
  type Random,
  randomSource,
  type SetOptions,
  type Spacing,
  seedOf,
  shuffleSet,
  type TrackList,
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

type Known = (list: TrackList, random: Random, previous: Previous | undefined) => Int32Array

const TRIES = 8
const TAIL = 64

const KNOWN: Record<KnownId, Known> = {
  'fisher-yates': (list, random) => fewerRepeats(list, random, { tries: 1 }),
  'spotify-2014': spotifySpread,
  fiedler: balancedMerge,
  'merge-shuffle': mergeShuffle,
  greedy: greedyHeap,
  'fewer-repeats': (list, random, previous) =>
    fewerRepeats(list, random, { tries: TRIES, heard: previous?.position }),
}

/** The first set of a list by one algorithm; the same for the same seed. */
export const firstSet = (list: TrackList, id: AlgorithmId, dealing: Dealing): Int32Array =>
  deal(list, id, { ...dealing, set: 0 })

/** Two sets in a row. */
export function twoSets(list: TrackList, id: AlgorithmId, dealing: Dealing): TwoSets {
  const first = firstSet(list, id, dealing)
  return [first, deal(list, id, { ...dealing, set: 1, previous: previousOf(first) })]
}

function deal(list: TrackList, id: AlgorithmId, options: SetOptions): Int32Array {
  if (id === 'riffle') return shuffleSet(list, options)
  const { seed, set, previous } = options
  return KNOWN[id](list, randomSource([...seedOf(`${id} ${seed}`), set]), previous)
}

function previousOf(order: Int32Array): Previous {
  const position = new Int32Array(order.length)
  for (const [at, track] of order.entries()) position[track] = at
  return { position, size: order.length, tail: order.slice(-TAIL) }
}
