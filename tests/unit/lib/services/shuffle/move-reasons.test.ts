import { expect, test } from 'vitest'
import { moveReasons } from '@/lib/services/shuffle/move-reasons'
import { packReasons, readReasons, type StoredReason } from '@/lib/services/shuffle/pack-reasons'
import { buildTrackList } from '@/lib/shuffle'

const liked: StoredReason = ['liked', {}]
const firstTime: StoredReason = ['first_time', {}]

/** Inserts a track at a position after the first `from` ones, which were handed out. */
function insert(
  before: number[],
  reasons: StoredReason[],
  { track, at, from }: { track: number; at: number; from: number },
) {
  const order = before.toSpliced(at, 0, track)
  const window = { start: from - 1, end: order.length, shift: 0, delta: 1 }
  const tracks = order.slice(window.start).map((number) => ({ artists: [`Artist ${number}`] }))
  const moved = moveReasons({
    ...{ reasons: packReasons(reasons, 0), before: Int32Array.from(before) },
    ...{ order: Int32Array.from(order), window, isNew: new Set([track]), mode: 'balanced' },
    settled: Int32Array.from(tracks.keys()),
    facts: {
      list: buildTrackList(tracks),
      daysUnheard: new Float64Array(tracks.length).fill(Number.NaN),
      artistNames: new Map(),
    },
  })
  return readReasons(moved, 0, order.length)
}

test('the reason of a turn that was returned stays when another track is added', () => {
  const reasons = [liked, liked, liked, liked, liked, firstTime, liked]
  const moved = insert([0, 1, 5, 3, 4, 5, 6], reasons, { track: 8, at: 4, from: 3 })
  expect(moved.toSpliced(4, 1)).toEqual(reasons)
})

test('a returned track has a reason of its own at its later place', () => {
  const reasons = [liked, liked, liked, firstTime, firstTime]
  const moved = insert([0, 1, 5, 3, 4], reasons, { track: 5, at: 4, from: 3 })
  expect(moved.toSpliced(4, 1)).toEqual(reasons)
  expect(moved[4]).not.toEqual(liked)
})
