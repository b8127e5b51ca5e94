import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildTrackList, type Mode, shuffleSet } from '@/lib/shuffle'
import { everyIndex, featured, MODES, previousOf, reachOf, setsOf, singles, sorted } from './lists'

const modes = MODES.filter((mode) => mode !== 'random')

describe.each(modes)('two plays of a track in mode %s', (mode) => {
  test('are never nearer than the promised share of the list', () => {
    fc.assert(
      fc.property(fc.oneof(singles(50), featured(50)), fc.string(), (tracks, seed) => {
        const { orders } = setsOf(tracks, { seed, mode, sets: 4 })
        for (let set = 1; set < orders.length; set++)
          expect(nearest(orders[set - 1]!, orders[set]!)).toBeGreaterThanOrEqual(
            Math.floor(reachOf(mode) * tracks.length),
          )
      }),
      { numRuns: 150 },
    )
  })

  test('stay apart when tracks came and went in between', () => {
    fc.assert(
      fc.property(singles(40), fc.string(), fc.array(fc.nat(59)), (tracks, seed, gone) => {
        expectDistance(tracks, { seed, mode, gone: new Set(gone) })
      }),
      { numRuns: 150 },
    )
  })
})

test('mode random promises no distance: a last track may come first again', () => {
  const { orders } = setsOf(
    everyIndex(8).map((n) => ({ artists: [`${n}`] })),
    { seed: 's', mode: 'random', sets: 200 },
  )
  const distances = orders.slice(1).map((order, set) => nearest(orders[set]!, order))
  expect(Math.min(...distances)).toBe(1)
})

/** A first set, then a second of a list that lost some tracks and won five new ones. */
function expectDistance(
  tracks: Parameters<typeof buildTrackList>[0],
  { seed, mode, gone }: { seed: string; mode: Mode; gone: Set<number> },
): void {
  const list = buildTrackList(tracks)
  const before = shuffleSet(list, { seed, set: 0, mode })
  const kept = everyIndex(list.size).filter((track) => !gone.has(track))
  const added = everyIndex(5).map((n) => ({ artists: [`new ${n}`] }))
  const now = buildTrackList([...kept.map((track) => tracks[track]!), ...added])
  const { position } = previousOf(list, before)
  const places = Int32Array.from([...kept.map((track) => position[track]!), -1, -1, -1, -1, -1])
  const previous = { position: places, size: list.size, tail: new Int32Array(0) }
  const order = shuffleSet(now, { seed, set: 1, mode, previous })
  expect(sorted(order)).toEqual(everyIndex(now.size))
  for (const [at, track] of order.entries())
    if (places[track]! >= 0)
      expect(list.size - places[track]! + at).toBeGreaterThanOrEqual(
        Math.floor(reachOf(mode) * now.size),
      )
}

function nearest(before: Int32Array, order: Int32Array): number {
  let least = Number.POSITIVE_INFINITY
  for (const [position, track] of order.entries())
    least = Math.min(least, before.length - before.indexOf(track) + position)
  return least
}
