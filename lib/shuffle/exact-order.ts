import { shareArtist } from './clashes'
import type { Random } from './random'
import type { TrackList } from './track-list'

/** 2^12 sets of tracks are looked at in a few milliseconds. */
export const LARGEST_EXACT = 12

/**
 * An order with the fewest clashes there can be, drawn uniformly among all such orders (Held & Karp
 * 1962, with counts). For lists of up to LARGEST_EXACT tracks.
 */
export function exactOrder(
  list: TrackList,
  { random, releases, last }: { random: Random; releases?: Int32Array; last: number },
): Int32Array {
  const { size } = list
  const ways = waysToFinish(list, releases)
  const order = new Int32Array(size)
  let used = 0
  let before = last
  for (let position = 0; position < size; position++) {
    const open = openTracks(size, used, position, releases)
    const costs = open.map(
      (track) => ways.fewest[state(size, used, track)]! + clash(list, before, track),
    )
    const least = Math.min(...costs)
    const chances = open.map((track, k) =>
      costs[k] === least ? ways.count[state(size, used, track)]! : 0,
    )
    before = open[draw(chances, random)]!
    order[position] = before
    used |= 1 << before
  }
  return order
}

type Ways = {
  /** The fewest clashes after a track was played on top of a set of used ones... */
  fewest: Uint8Array
  /** ...and in how many orders they are reached. */
  count: Float64Array
}

const IMPOSSIBLE = 255

function waysToFinish(list: TrackList, releases?: Int32Array): Ways {
  const { size } = list
  const all = (1 << size) - 1
  const ways = {
    fewest: new Uint8Array((all + 1) * size).fill(IMPOSSIBLE),
    count: new Float64Array((all + 1) * size),
  }
  for (let used = all; used >= 0; used--)
    for (let track = 0; track < size; track++) {
      if (used & (1 << track)) continue
      const here = state(size, used, track)
      const then = used | (1 << track)
      if (then === all) {
        ways.fewest[here] = 0
        ways.count[here] = 1
        continue
      }
      for (const next of openTracks(size, then, bitCount(then), releases)) {
        const rest = ways.fewest[state(size, then, next)]!
        if (rest === IMPOSSIBLE) continue
        const fewest = rest + clash(list, track, next)
        if (fewest > ways.fewest[here]!) continue
        if (fewest < ways.fewest[here]!) ways.count[here] = 0
        ways.fewest[here] = fewest
        ways.count[here]! += ways.count[state(size, then, next)]!
      }
    }
  return ways
}

function openTracks(size: number, used: number, position: number, releases?: Int32Array): number[] {
  const open: number[] = []
  for (let track = 0; track < size; track++)
    if (!(used & (1 << track)) && !(releases && releases[track]! > position)) open.push(track)
  return open
}

/** Where what is known of playing `track` after `used` is kept. */
function state(size: number, used: number, track: number): number {
  return used * size + track
}

function clash(list: TrackList, one: number, other: number): number {
  return one >= 0 && shareArtist(list, one, other) ? 1 : 0
}

function draw(chances: number[], random: Random): number {
  let left = random.unit() * chances.reduce((sum, chance) => sum + chance, 0)
  const drawn = chances.findIndex((chance) => {
    left -= chance
    return chance > 0 && left < 0
  })
  return drawn < 0 ? chances.findLastIndex((chance) => chance > 0) : drawn
}

function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest; rest &= rest - 1) count++
  return count
}
