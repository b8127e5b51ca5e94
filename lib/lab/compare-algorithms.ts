import { buildTrackList, clashLowerBound, type TrackList } from '@/lib/shuffle'
import { ALGORITHM_IDS, type AlgorithmId } from './baselines'
import type { LabTrack } from './lab-list'
import { countAvoidableClashes, findClashes, gapVariation } from './measures'
import { returnDistances } from './return-distances'
import { type RunOptions, shuffleFirstSet, shuffleTwoSets } from './shuffle-sets'

/** Two consecutive sets by one algorithm, with their measures. */
export type Run = {
  /** Track indices in playing order. */
  first: Int32Array
  second: Int32Array
  /** Positions in the first set whose track shares an artist with the previous track. */
  clashes: number[]
  /** Clashes of the first set above the lower bound of the list. */
  avoidableClashes: number
  /** See `gapVariation`. */
  gapVariation: number | undefined
  /** The fewest turns from a track's play in the first set to its play in the second. */
  shortestReturn: number
  /** Tracks that return in fewer turns than half the list. */
  earlyReturns: number
}

export type ListFacts = {
  trackCount: number
  artistCount: number
  /** The lower bound of clashes in any order. */
  minClashes: number
}

/** Means over `SEEDS_PER_MEAN` seeds. */
export type Means = { avoidableClashes: number; gapVariation: number | undefined }

export type Result =
  | { kind: 'facts'; facts: ListFacts }
  | { kind: 'run'; id: AlgorithmId; run: Run }
  | { kind: 'means'; id: AlgorithmId; means: Means }

const SEEDS_PER_MEAN = 20

/**
 * Shuffles a list with every algorithm, then with 20 more seeds for the means. Yields each result at
 * once, and calls `yieldIfDue` between two steps so that the page stays responsive.
 */
export async function* compareAlgorithms(
  tracks: readonly LabTrack[],
  options: RunOptions,
  yieldIfDue: () => Promise<void>,
): AsyncGenerator<Result> {
  const list = buildTrackList(tracks)
  yield { kind: 'facts', facts: listFacts(tracks, list) }
  for (const id of ALGORITHM_IDS) {
    yield { kind: 'run', id, run: measureRun(list, id, options) }
    await yieldIfDue()
  }
  for (const id of ALGORITHM_IDS) {
    yield { kind: 'means', id, means: await measureMeans(list, id, options, yieldIfDue) }
  }
}

const listFacts = (tracks: readonly LabTrack[], list: TrackList): ListFacts => ({
  trackCount: list.size,
  artistCount: new Set(tracks.flatMap(({ artists }) => artists)).size,
  minClashes: clashLowerBound(list),
})

function measureRun(list: TrackList, id: AlgorithmId, options: RunOptions): Run {
  const [first, second] = shuffleTwoSets(list, id, options)
  const distances = returnDistances(first, second)
  const halfList = Math.floor(list.size / 2)
  return {
    first,
    second,
    clashes: findClashes(list, first),
    avoidableClashes: countAvoidableClashes(list, first),
    gapVariation: gapVariation(list, first),
    shortestReturn: distances.reduce((least, distance) => Math.min(least, distance), 2 * list.size),
    earlyReturns: distances.filter((distance) => distance < halfList).length,
  }
}

async function measureMeans(
  list: TrackList,
  id: AlgorithmId,
  options: RunOptions,
  yieldIfDue: () => Promise<void>,
): Promise<Means> {
  const avoidable: number[] = []
  const variations: number[] = []
  for (let n = 0; n < SEEDS_PER_MEAN; n++) {
    const order = shuffleFirstSet(list, id, { ...options, seed: `${options.seed} ${n}` })
    avoidable.push(countAvoidableClashes(list, order))
    const variation = gapVariation(list, order)
    if (variation !== undefined) variations.push(variation)
    await yieldIfDue()
  }
  return {
    avoidableClashes: mean(avoidable),
    gapVariation: variations.length > 0 ? mean(variations) : undefined,
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
