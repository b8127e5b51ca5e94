import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SHAPES } from '@/bench/shuffle/shapes'
import {
  buildTrackList,
  countClashes,
  insertTracks,
  randomSource,
  removeTracks,
  shuffleSet,
  type TrackList,
} from '@/lib/shuffle'
import { everyIndex, featured, singles, sorted } from './lists'

/** A set under way: some handed out, some of the rest about to go. */
function underWay(
  list: TrackList,
  seed: string,
  { played, gone }: { played: number; gone: number },
) {
  const order = shuffleSet(list, { seed, set: 0, mode: 'balanced' })
  const random = randomSource([played, gone])
  const removed = new Set<number>()
  while (removed.size < Math.min(gone, order.length - played))
    removed.add(order[played + random.int(order.length - played)]!)
  return { order, removed }
}

const asAdded = (indices: Iterable<number>) =>
  [...indices].map((index) => ({ index, id: `track ${index}` }))

describe('edits of a set under way', () => {
  test('lose nothing, double nothing and leave what was handed out alone', () => {
    fc.assert(
      fc.property(
        fc.oneof(singles(50), featured(50)),
        fc.string(),
        fc.nat(),
        fc.nat(20),
        (tracks, seed, n, gone) => {
          const list = buildTrackList(tracks)
          const played = list.size ? n % list.size : 0
          const { order, removed } = underWay(list, seed, { played, gone })
          const shorter = removeTracks(list, order, played, removed)
          const again = insertTracks(list, shorter, played, asAdded(removed), seed)
          expect(sorted(shorter)).toEqual(
            everyIndex(list.size).filter((track) => !removed.has(track)),
          )
          expect(sorted(again)).toEqual(everyIndex(list.size))
          expect(shorter.slice(0, played)).toEqual(order.slice(0, played))
          expect(again.slice(0, played)).toEqual(order.slice(0, played))
        },
      ),
      { numRuns: 400 },
    )
  })

  test('leave no clash among single artists that could be avoided', () => {
    fc.assert(
      fc.property(singles(50), fc.string(), fc.nat(), fc.nat(20), (tracks, seed, n, gone) => {
        const list = buildTrackList(tracks)
        const played = list.size ? n % list.size : 0
        const { order, removed } = underWay(list, seed, { played, gone })
        const shorter = removeTracks(list, order, played, removed)
        expect(restClashes(list, shorter, played)).toBe(fewestOfRest(list, shorter, played))
        const again = insertTracks(list, shorter, played, asAdded(removed), seed)
        expect(restClashes(list, again, played)).toBe(fewestOfRest(list, again, played))
      }),
      { numRuns: 600 },
    )
  })

  test.each(['distinct', 'Zipf', 'ten each', 'many features'] as const)(
    'keep the order of the others (%s)',
    (shape) => {
      const list = buildTrackList(SHAPES[shape](150))
      let kept = 0
      let pairs = 0
      for (const seed of everyIndex(100)) {
        const { order, removed } = underWay(list, `${seed}`, { played: 30, gone: 10 })
        const shorter = removeTracks(list, order, 30, removed)
        const again = insertTracks(list, shorter, 30, asAdded(removed), `${seed}`)
        const place = new Int32Array(list.size)
        for (const [position, track] of again.entries()) place[track] = position
        const others = [...order].filter((track) => !removed.has(track))
        for (let i = 0; i < others.length; i++)
          for (let j = i + 1; j < others.length; j++) {
            pairs++
            if (place[others[i]!]! < place[others[j]!]!) kept++
          }
      }
      expect(kept / pairs).toBeGreaterThanOrEqual(0.999)
    },
  )

  test('put a new track anywhere in what is left, the same on every device', () => {
    const list = buildTrackList(everyIndex(101).map((n) => ({ artists: [`${n}`] })))
    const order = Int32Array.from(everyIndex(100))
    const places = everyIndex(3000).map((n) => {
      const added = [{ index: 100, id: `track ${n}` }]
      const grown = insertTracks(list, order, 20, added, 'seed')
      expect(insertTracks(list, order, 20, added, 'seed')).toEqual(grown)
      return grown.indexOf(100)
    })
    const bins = new Int32Array(9)
    for (const place of places) bins[Math.floor((place - 20) / 9)]!++
    expect(Math.min(...places)).toBe(20)
    expect(Math.max(...places)).toBe(100)
    for (const count of bins) expect(Math.abs(count - 3000 / 9)).toBeLessThan(90)
  })

  test('keep what was handed out even when it is removed from the list', () => {
    const list = buildTrackList(SHAPES.Zipf(40))
    const order = shuffleSet(list, { seed: 's', set: 0, mode: 'balanced' })
    const shorter = removeTracks(list, order, 10, new Set([order[3]!, order[20]!]))
    expect(shorter.slice(0, 10)).toEqual(order.slice(0, 10))
    expect(shorter).toHaveLength(39)
    expect([...shorter]).not.toContain(order[20])
  })

  test('move nobody else when tracks are added that fit somewhere', () => {
    const list = buildTrackList(SHAPES['ten each'](120))
    for (const seed of everyIndex(50)) {
      const full = shuffleSet(list, { seed: `${seed}`, set: 0, mode: 'balanced' })
      const added = new Set(full.filter((track) => track % 11 === 0))
      const before = removeTracks(list, full, 0, added)
      const after = insertTracks(list, before, 0, asAdded(added), `${seed}`)
      expect(after.filter((track) => !added.has(track))).toEqual(before)
    }
  })

  test('all removed and added again go on', () => {
    const list = buildTrackList(everyIndex(6).map((n) => ({ artists: [`${n % 3}`] })))
    const order = shuffleSet(list, { seed: 's', set: 0, mode: 'balanced' })
    const empty = removeTracks(list, order, 2, new Set(order.slice(2)))
    expect(empty).toEqual(order.slice(0, 2))
    expect(sorted(insertTracks(list, empty, 2, asAdded(order.slice(2)), 's'))).toEqual(
      everyIndex(6),
    )
  })
})

function restClashes(list: TrackList, order: Int32Array, from: number): number {
  return countClashes(list, order.subarray(from), from ? order[from - 1] : -1)
}

function fewestOfRest(list: TrackList, order: Int32Array, from: number): number {
  const rest = [...order.subarray(from)]
  const last = from ? list.primary[order[from - 1]!] : -1
  const bounds = everyIndex(list.artistCount.length).map((artist) => {
    const count = rest.filter((track) => list.primary[track] === artist).length
    return count ? 2 * count - rest.length - 1 + (artist === last ? 1 : 0) : 0
  })
  return Math.max(0, ...bounds)
}
