import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptPairShare } from '@/bench/shuffle/metrics/relative-order'
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
import { everyIndex, featuredArtistTracks, singleArtistTracks, sorted } from './generated-lists'

/** Shuffles a set and draws tracks to remove from those not played yet. */
function partlyPlayedSet(
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

const toAddedTracks = (indices: Iterable<number>) =>
  [...indices].map((index) => ({ index, id: `track ${index}` }))

describe('insertTracks and removeTracks during a set', () => {
  test('keep every track exactly once and do not change the played part', () => {
    fc.assert(
      fc.property(
        fc.oneof(singleArtistTracks(50), featuredArtistTracks(50)),
        fc.string(),
        fc.nat(),
        fc.nat(20),
        (tracks, seed, n, gone) => {
          const list = buildTrackList(tracks)
          const played = list.size ? n % list.size : 0
          const { order, removed } = partlyPlayedSet(list, seed, { played, gone })
          const shorter = removeTracks(list, order, played, removed)
          const again = insertTracks(list, shorter, played, toAddedTracks(removed), seed)
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

  test('leave no avoidable clash if every track has one artist', () => {
    fc.assert(
      fc.property(
        singleArtistTracks(50),
        fc.string(),
        fc.nat(),
        fc.nat(20),
        (tracks, seed, n, gone) => {
          const list = buildTrackList(tracks)
          const played = list.size ? n % list.size : 0
          const { order, removed } = partlyPlayedSet(list, seed, { played, gone })
          const shorter = removeTracks(list, order, played, removed)
          expect(restClashes(list, shorter, played)).toBe(fewestOfRest(list, shorter, played))
          const again = insertTracks(list, shorter, played, toAddedTracks(removed), seed)
          expect(restClashes(list, again, played)).toBe(fewestOfRest(list, again, played))
        },
      ),
      { numRuns: 600 },
    )
  })

  test.each(['distinct', 'Zipf', 'ten each', 'many features'] as const)(
    'keep the relative order of the other tracks (%s)',
    (shape) => {
      const list = buildTrackList(SHAPES[shape](150))
      const shares = everyIndex(100).map((seed) => {
        const { order, removed } = partlyPlayedSet(list, `${seed}`, { played: 30, gone: 10 })
        const shorter = removeTracks(list, order, 30, removed)
        const again = insertTracks(list, shorter, 30, toAddedTracks(removed), `${seed}`)
        return keptPairShare(
          order.filter((track) => !removed.has(track)),
          again,
        )
      })
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
      expect(mean).toBeGreaterThanOrEqual(0.999)
    },
  )

  test('insert a new track uniformly into the unplayed part, reproducibly', () => {
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

  test('keep a played track in the set when it is removed from the list', () => {
    const list = buildTrackList(SHAPES.Zipf(40))
    const order = shuffleSet(list, { seed: 's', set: 0, mode: 'balanced' })
    const shorter = removeTracks(list, order, 10, new Set([order[3]!, order[20]!]))
    expect(shorter.slice(0, 10)).toEqual(order.slice(0, 10))
    expect(shorter).toHaveLength(39)
    expect([...shorter]).not.toContain(order[20])
  })

  test('move no other track when the added tracks fit without a clash', () => {
    const list = buildTrackList(SHAPES['ten each'](120))
    for (const seed of everyIndex(50)) {
      const full = shuffleSet(list, { seed: `${seed}`, set: 0, mode: 'balanced' })
      const added = new Set(full.filter((track) => track % 11 === 0))
      const before = removeTracks(list, full, 0, added)
      const after = insertTracks(list, before, 0, toAddedTracks(added), `${seed}`)
      expect(after.filter((track) => !added.has(track))).toEqual(before)
    }
  })

  test('accept that all unplayed tracks are removed and added again', () => {
    const list = buildTrackList(everyIndex(6).map((n) => ({ artists: [`${n % 3}`] })))
    const order = shuffleSet(list, { seed: 's', set: 0, mode: 'balanced' })
    const empty = removeTracks(list, order, 2, new Set(order.slice(2)))
    expect(empty).toEqual(order.slice(0, 2))
    expect(sorted(insertTracks(list, empty, 2, toAddedTracks(order.slice(2)), 's'))).toEqual(
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
