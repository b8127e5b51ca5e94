import { buildTrackList, countClashes, type Mode, shuffleSet } from '@/lib/shuffle'
import { exampleTracks } from './example-tracks'

const TAIL_TRACKS = 64

/** An order of the example, as track indices, with the measures of two sets. */
export type ExampleOrder = {
  order: number[]
  /** Positions whose track shares its artist with the previous track. */
  clashes: number[]
  /** The fewest turns between two plays of one track. */
  soonest: number
}

/** Two orders of the example for a seed: plain random and Riffle. */
export type ExampleDeal = { seed: string; random: ExampleOrder; balanced: ExampleOrder }

/** Shuffles the example with the engine that shuffles playlists. */
export const dealExample = (seed: string): ExampleDeal => ({
  seed,
  random: orderBy('random', seed),
  balanced: orderBy('balanced', seed),
})

const list = buildTrackList(exampleTracks.map(({ artistId }) => ({ artists: [artistId] })))

function orderBy(mode: Mode, seed: string): ExampleOrder {
  const first = shuffleSet(list, { seed, set: 0, mode })
  const position = toPositions(first)
  const previous = { position, size: list.size, tail: first.slice(-TAIL_TRACKS) }
  const second = shuffleSet(list, { seed, set: 1, mode, previous })
  const order = Array.from(first)
  return {
    order,
    clashes: countClashes(list, first, -1) === 0 ? [] : clashesOf(order),
    soonest: Math.min(
      ...Array.from(second, (track, at) => list.size + at - (position[track] ?? 0)),
    ),
  }
}

function toPositions(order: Int32Array): Int32Array {
  const positions = new Int32Array(order.length)
  for (const [position, track] of order.entries()) positions[track] = position
  return positions
}

const clashesOf = (order: number[]): number[] =>
  order.flatMap((track, at) => (at > 0 && artistAt(track) === artistAt(order[at - 1]) ? [at] : []))

const artistAt = (track: number | undefined) => exampleTracks[track ?? -1]?.artistId
