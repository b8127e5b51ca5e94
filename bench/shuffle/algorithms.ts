import {
  type Mode,
  type Previous,
  randomSource,
  type Spacing,
  shuffleSet,
  type TrackList,
} from '@/lib/shuffle'
import { balancedMerge } from '@/lib/shuffle/baselines/balanced-merge'
import { fewerRepeats } from '@/lib/shuffle/baselines/fewer-repeats'
import { greedyHeap } from '@/lib/shuffle/baselines/greedy-heap'
import { mergeShuffle } from '@/lib/shuffle/baselines/merge-shuffle'
import { spotifySpread } from '@/lib/shuffle/baselines/spotify-spread'
import { fisherYates } from '@/lib/shuffle/fisher-yates'

/** Which set of which session, and the one before it. */
export type Turn = { session: number; set: number; previous?: Previous }
export type Algorithm = { name: string; shuffle: (list: TrackList, turn: Turn) => Int32Array }

type Source = ReturnType<typeof randomSource>

const known = (
  name: string,
  shuffle: (list: TrackList, random: Source, previous?: Previous) => Int32Array,
): Algorithm => ({
  name,
  shuffle: (list, { session, set, previous }) =>
    shuffle(list, randomSource([session, set]), previous),
})

const ours = (name: string, mode: Mode, spacing?: Spacing): Algorithm => ({
  name,
  shuffle: (list, { session, set, previous }) =>
    shuffleSet(list, { seed: `session ${session}`, set, mode, spacing, previous }),
})

const best = (tries: number) =>
  known(`Fewer Repeats, best of ${tries}`, (list, random, previous) =>
    fewerRepeats(list, random, { tries, heard: previous?.position }),
  )

/** What other players and papers do. */
export const KNOWN: readonly Algorithm[] = [
  known('Fisher–Yates', (list, random) => fisherYates(list.size, random)),
  known('Spotify 2014 spread', spotifySpread),
  known('Fiedler balanced', balancedMerge),
  known('merge-shuffle', mergeShuffle),
  known('greedy heap', greedyHeap),
  best(8),
  best(100),
]

export const BALANCED = ours('Riffle balanced', 'balanced')

export const OURS: readonly Algorithm[] = [
  BALANCED,
  ours('Riffle balanced, close', 'balanced', 'close'),
  ours('Riffle balanced, far', 'balanced', 'far'),
  ours('Riffle fresh', 'fresh'),
  ours('Riffle favourites', 'favourites'),
  ours('Riffle flow', 'flow'),
  ours('Riffle natural', 'natural'),
]

export const ALGORITHMS: readonly Algorithm[] = [...KNOWN, ...OURS]

/** Some sets in a row of one session. */
export function setsInARow(
  list: TrackList,
  { shuffle }: Algorithm,
  session: number,
  sets: number,
): Int32Array[] {
  const orders: Int32Array[] = []
  for (let set = 0; set < sets; set++) {
    const before = orders.at(-1)
    orders.push(shuffle(list, { session, set, previous: before && previousOf(before) }))
  }
  return orders
}

/** What the next set is told of this one. */
export function previousOf(order: Int32Array): Previous {
  const position = new Int32Array(order.length)
  for (const [at, track] of order.entries()) position[track] = at
  return { position, size: order.length, tail: order.slice(-TAIL) }
}

const TAIL = 64
