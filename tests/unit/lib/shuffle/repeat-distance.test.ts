import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildTrackList, MODES, type Mode, shuffleSet, toPreviousSet } from '@/lib/shuffle'
import {
  everyIndex,
  featuredArtistTracks,
  minDistanceShare,
  shuffleSets,
  singleArtistTracks,
  sorted,
} from './generated-lists'

const modes = MODES.filter((mode) => mode !== 'random')

describe.each(modes)('the distance of two plays of a track in mode %s', (mode) => {
  test('is at least the guaranteed share of the list', () => {
    fc.assert(
      fc.property(
        fc.oneof(singleArtistTracks(50), featuredArtistTracks(50)),
        fc.string(),
        (tracks, seed) => {
          const { orders } = shuffleSets(tracks, { seed, mode, sets: 4 })
          for (let set = 1; set < orders.length; set++)
            expect(minDistance(orders[set - 1]!, orders[set]!)).toBeGreaterThanOrEqual(
              Math.floor(minDistanceShare(mode) * tracks.length),
            )
        },
      ),
      { numRuns: 150 },
    )
  })

  test('is kept when tracks are added and removed between sets', () => {
    fc.assert(
      fc.property(
        singleArtistTracks(40),
        fc.string(),
        fc.array(fc.nat(59)),
        (tracks, seed, gone) => {
          expectDistance(tracks, { seed, mode, gone: new Set(gone) })
        },
      ),
      { numRuns: 150 },
    )
  })
})

test('mode random keeps no distance: the last track can be first in the next set', () => {
  const { orders } = shuffleSets(
    everyIndex(8).map((n) => ({ artists: [`${n}`] })),
    { seed: 's', mode: 'random', sets: 200 },
  )
  const distances = orders.slice(1).map((order, set) => minDistance(orders[set]!, order))
  expect(Math.min(...distances)).toBe(1)
})

/** Shuffles a set, then a second one after some tracks were removed and five added. */
function expectDistance(
  tracks: Parameters<typeof buildTrackList>[0],
  { seed, mode, gone }: { seed: string; mode: Mode; gone: Set<number> },
): void {
  const list = buildTrackList(tracks)
  const before = shuffleSet(list, { seed, set: 0, mode })
  const kept = everyIndex(list.size).filter((track) => !gone.has(track))
  const added = everyIndex(5).map((n) => ({ artists: [`new ${n}`] }))
  const now = buildTrackList([...kept.map((track) => tracks[track]!), ...added])
  const { position } = toPreviousSet(before)
  const positions = Int32Array.from([...kept.map((track) => position[track]!), -1, -1, -1, -1, -1])
  const previous = { position: positions, size: list.size, tail: new Int32Array(0) }
  const order = shuffleSet(now, { seed, set: 1, mode, previous })
  expect(sorted(order)).toEqual(everyIndex(now.size))
  for (const [at, track] of order.entries())
    if (positions[track]! >= 0)
      expect(list.size - positions[track]! + at).toBeGreaterThanOrEqual(
        Math.floor(minDistanceShare(mode) * now.size),
      )
}

function minDistance(before: Int32Array, order: Int32Array): number {
  let least = Number.POSITIVE_INFINITY
  for (const [position, track] of order.entries())
    least = Math.min(least, before.length - before.indexOf(track) + position)
  return least
}
