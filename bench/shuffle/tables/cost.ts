import {
  buildTrackList,
  randomSource,
  shuffleSet,
  type TrackList,
  toPreviousSet,
} from '@/lib/shuffle'
import { greedyHeap } from '@/lib/shuffle/baselines/greedy-heap'
import { mergeShuffle } from '@/lib/shuffle/baselines/merge-shuffle'
import { plainSpread } from '@/lib/shuffle/baselines/plain-spread'
import { spotifySpread } from '@/lib/shuffle/baselines/spotify-spread'
import { fisherYates } from '@/lib/shuffle/fisher-yates'
import { SHAPES, type Shape } from '../shapes'
import { type Cell, median, roundTo, type Table } from '../table'

const SIZES = [100, 1000, 10_000, 100_000, 1_000_000]
const WARM_UPS = 4
/** The slow algorithms take tens of seconds for a longer list. */
const MAX_SIZE_OF_SLOW = 10_000

/** Median milliseconds per set. The algorithms take turns, so that other load slows all of them. */
export function costTable(shape: Shape): Table {
  const runs = SIZES.map((size) => measure(buildTrackList(SHAPES[shape](size))))
  const names = Object.keys(runs[0]!)
  return {
    title: `Cost of a set: ${shape}`,
    note: 'Median milliseconds; in brackets the ratio to the 2014 spread on typed arrays.',
    columns: ['order', ...SIZES.map((size) => `${size.toLocaleString('en')} tracks`)],
    rows: names.map((name) => [
      name,
      ...runs.map((run) => formatCell(run[name], run['plain spread']!)),
    ]),
  }
}

function formatCell(times: number[] | undefined, reference: number[]): Cell {
  if (!times) return ''
  return `${roundTo(median(times), 3)} (${roundTo(median(times) / median(reference))})`
}

function measure(list: TrackList): Record<string, number[]> {
  const previous = toPreviousSet(shuffleSet(list, { seed: 'first', set: 0, mode: 'balanced' }))
  const riffle = (mode: 'balanced' | 'fresh', set: 0 | 1) => (run: number) =>
    shuffleSet(list, { seed: `run ${run}`, set, mode, previous: set ? previous : undefined })
  const algorithms: Record<string, (run: number) => Int32Array> = {
    'Fisher–Yates': (run) => fisherYates(list.size, randomSource([run])),
    'plain spread': (run) => plainSpread(list, randomSource([run])),
    'Riffle balanced, first set': riffle('balanced', 0),
    'Riffle balanced, next set': riffle('balanced', 1),
    'Riffle fresh, next set': riffle('fresh', 1),
    ...(list.size <= MAX_SIZE_OF_SLOW && {
      'Spotify 2014 spread, with albums': (run) => spotifySpread(list, randomSource([run])),
      'merge-shuffle': (run) => mergeShuffle(list, randomSource([run])),
      'greedy heap': (run) => greedyHeap(list, randomSource([run])),
    }),
  }
  const rounds = Math.max(5, Math.min(101, Math.floor(500_000 / list.size)))
  const times: Record<string, number[]> = {}
  for (const name of Object.keys(algorithms)) times[name] = []
  for (let round = -WARM_UPS; round < rounds; round++)
    for (const [name, shuffle] of Object.entries(algorithms)) {
      const startedAt = performance.now()
      shuffle(round)
      if (round >= 0) times[name]!.push(performance.now() - startedAt)
    }
  return times
}
