import { buildTrackList, clashLowerBound, type TrackList } from '@/lib/shuffle'
import { type AlgorithmId, KNOWN_NAMES } from './algorithm-names'
import { type Dealing, firstSet, twoSets } from './algorithms'
import type { LabTrack } from './lab-track'
import { countAvoidableClashes, findClashes, gapVariation } from './measures'
import { returnDistances } from './return-distances'

/** Two sets of a list by one algorithm, and what can be counted in them. */
export type Run = {
  /** Indices into the list in playing order. */
  first: Int32Array
  second: Int32Array
  /** Positions of the first set whose track shares an artist with the one before. */
  clashes: number[]
  /** Clashes of the first set above the fewest possible. */
  avoidable: number
  gapVariation: number | undefined
  /** Turns until the first track that comes again does. */
  soonest: number
  /** Tracks that come again within half a list. */
  early: number
}

export type ListFacts = { tracks: number; artists: number; unavoidable: number }
/** The same over `MEAN_OF` seeds. */
export type Means = { avoidable: number; gapVariation: number | undefined }
export type Found =
  | { kind: 'facts'; facts: ListFacts }
  | { kind: 'run'; id: AlgorithmId; run: Run }
  | { kind: 'means'; id: AlgorithmId; means: Means }

/** How many seeds the means are taken over. */
export const MEAN_OF = 20

const EVERYONE: readonly AlgorithmId[] = [...KNOWN_NAMES.map(({ id }) => id), 'riffle']

/**
 * Shuffles a list by every algorithm, then again by 20 seeds for the means, and hands over each result
 * as it is found. Between two steps `breathe` is awaited, so that a page stays alive.
 */
export async function* runLab(
  tracks: readonly LabTrack[],
  dealing: Dealing,
  breathe: () => Promise<void>,
): AsyncGenerator<Found> {
  const list = buildTrackList(tracks)
  const facts = {
    tracks: list.size,
    artists: artistsOf(tracks),
    unavoidable: clashLowerBound(list),
  }
  yield { kind: 'facts', facts }
  for (const id of EVERYONE) {
    yield { kind: 'run', id, run: measured(list, id, dealing) }
    await breathe()
  }
  for (const id of EVERYONE) {
    const avoidable: number[] = []
    const variations: number[] = []
    for (let n = 0; n < MEAN_OF; n++) {
      const order = firstSet(list, id, { ...dealing, seed: `${dealing.seed} ${n}` })
      avoidable.push(countAvoidableClashes(list, order))
      variations.push(gapVariation(list, order) ?? Number.NaN)
      await breathe()
    }
    const variation = mean(variations)
    const means = {
      avoidable: mean(avoidable),
      gapVariation: Number.isNaN(variation) ? undefined : variation,
    }
    yield { kind: 'means', id, means }
  }
}

function measured(list: TrackList, id: AlgorithmId, dealing: Dealing): Run {
  const [first, second] = twoSets(list, id, dealing)
  const distances = returnDistances(first, second)
  return {
    first,
    second,
    clashes: findClashes(list, first),
    avoidable: countAvoidableClashes(list, first),
    gapVariation: gapVariation(list, first),
    soonest: distances.reduce((least, distance) => Math.min(least, distance), 2 * list.size),
    early: distances.filter((distance) => distance < Math.floor(list.size / 2)).length,
  }
}

// Tracks without an artist clash with nobody and count as nobody.
const artistsOf = (tracks: readonly LabTrack[]): number =>
  new Set(tracks.flatMap(({ artists }) => artists)).size

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
