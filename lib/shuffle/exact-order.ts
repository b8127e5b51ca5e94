import { sharesArtist } from './clashes'
import type { Random } from './random'
import type { TrackList } from './track-list'

/** The largest list solved exactly: 2^12 sets of tracks are examined in a few milliseconds. */
export const MAX_EXACT_TRACKS = 12

type ExactOptions = {
  random: Random
  releases?: Int32Array
  /** The track handed out before the order, -1 for none. */
  last: number
}

/**
 * Draws an order with the fewest possible clashes, uniformly among all such orders (Held & Karp 1962,
 * extended by counts). For lists of up to MAX_EXACT_TRACKS tracks.
 */
export function drawExactOrder(
  list: TrackList,
  { random, releases, last }: ExactOptions,
): Int32Array {
  const { size } = list
  const completions = countCompletions(list, releases)
  const order = new Int32Array(size)
  let used = 0
  let before = last
  for (let position = 0; position < size; position++) {
    const open = openTracks(size, used, position, releases)
    const costs = open.map(
      (track) => completions.fewest[stateOf(size, used, track)]! + clash(list, before, track),
    )
    const fewest = Math.min(...costs)
    const weights = open.map((track, k) =>
      costs[k] === fewest ? completions.count[stateOf(size, used, track)]! : 0,
    )
    before = open[drawIndex(weights, random)]!
    order[position] = before
    used |= 1 << before
  }
  return order
}

/** For each state, a track played after a set of used tracks: what can follow it. */
type Completions = {
  /** The fewest clashes after the track. */
  fewest: Uint8Array
  /** The number of orders that reach them. */
  count: Float64Array
}

const IMPOSSIBLE = 255

function countCompletions(list: TrackList, releases?: Int32Array): Completions {
  const { size } = list
  const all = (1 << size) - 1
  const completions = {
    fewest: new Uint8Array((all + 1) * size).fill(IMPOSSIBLE),
    count: new Float64Array((all + 1) * size),
  }
  for (let used = all; used >= 0; used--)
    for (let track = 0; track < size; track++)
      if (!(used & (1 << track))) completeState(list, completions, { used, track, releases })
  return completions
}

/** Fills in one state from the states one track later. */
function completeState(
  list: TrackList,
  { fewest, count }: Completions,
  { used, track, releases }: { used: number; track: number; releases?: Int32Array },
): void {
  const { size } = list
  const state = stateOf(size, used, track)
  const usedNext = used | (1 << track)
  if (usedNext === (1 << size) - 1) {
    fewest[state] = 0
    count[state] = 1
    return
  }
  for (const next of openTracks(size, usedNext, bitCount(usedNext), releases)) {
    const nextState = stateOf(size, usedNext, next)
    if (fewest[nextState] === IMPOSSIBLE) continue
    const clashes = fewest[nextState]! + clash(list, track, next)
    if (clashes > fewest[state]!) continue
    if (clashes < fewest[state]!) count[state] = 0
    fewest[state] = clashes
    count[state]! += count[nextState]!
  }
}

/** The unused tracks that are released at a position. */
function openTracks(size: number, used: number, position: number, releases?: Int32Array): number[] {
  const open: number[] = []
  for (let track = 0; track < size; track++)
    if (!(used & (1 << track)) && !(releases && releases[track]! > position)) open.push(track)
  return open
}

/** The index of the state in which `track` plays after the tracks of the bit set `used`. */
function stateOf(size: number, used: number, track: number): number {
  return used * size + track
}

function clash(list: TrackList, one: number, other: number): number {
  return one >= 0 && sharesArtist(list, one, other) ? 1 : 0
}

/** Draws an index with probability proportional to its weight; at least one weight is positive. */
function drawIndex(weights: number[], random: Random): number {
  let left = random.unit() * weights.reduce((sum, weight) => sum + weight, 0)
  const drawn = weights.findIndex((weight) => {
    left -= weight
    return weight > 0 && left < 0
  })
  return drawn < 0 ? weights.findLastIndex((weight) => weight > 0) : drawn
}

function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest; rest &= rest - 1) count++
  return count
}
