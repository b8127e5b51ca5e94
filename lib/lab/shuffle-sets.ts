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
import type { AlgorithmId, BaselineId } from './baselines'

/** `mode` and `spacing` apply to Riffle only. */
export type RunOptions = { seed: string; mode: Mode; spacing: Spacing }
export type TwoSets = readonly [first: Int32Array, second: Int32Array]

type Shuffle = (list: TrackList, random: Random, previous: PreviousSet | undefined) => Int32Array

// The number of orders that the 2025 algorithm of Spotify chooses from.
const FEWER_REPEATS_TRIES = 8

const BASELINES: Record<BaselineId, Shuffle> = {
  'fisher-yates': (list, random) => fewerRepeats(list, random, { tries: 1 }),
  'spotify-2014': spotifySpread,
  fiedler: balancedMerge,
  'merge-shuffle': mergeShuffle,
  greedy: greedyHeap,
  'fewer-repeats': (list, random, previous) =>
    fewerRepeats(list, random, {
      tries: FEWER_REPEATS_TRIES,
      previousPosition: previous?.position,
    }),
}

/** Returns the first set of a list; the same seed gives the same set. */
export const shuffleFirstSet = (
  list: TrackList,
  id: AlgorithmId,
  options: RunOptions,
): Int32Array => shuffleOne(list, id, { ...options, set: 0 })

/** Returns the first set of a list and the set that follows it. */
export function shuffleTwoSets(list: TrackList, id: AlgorithmId, options: RunOptions): TwoSets {
  const first = shuffleFirstSet(list, id, options)
  const second = shuffleOne(list, id, { ...options, set: 1, previous: toPreviousSet(first) })
  return [first, second]
}

function shuffleOne(list: TrackList, id: AlgorithmId, options: ShuffleSetOptions): Int32Array {
  if (id === 'riffle') return shuffleSet(list, options)
  const { seed, set, previous } = options
  return BASELINES[id](list, randomSource([...seedFromText(`${id} ${seed}`), set]), previous)
}
