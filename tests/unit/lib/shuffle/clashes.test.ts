import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildTrackList,
  clashLowerBound,
  countClashes,
  randomSource,
  shuffleSet,
  type TrackList,
  toPreviousSet,
} from '@/lib/shuffle'
import { sharesArtist } from '@/lib/shuffle/clashes'
import { buildSchedule } from '@/lib/shuffle/spread-order'
import {
  CLEAN_MODES,
  everyIndex,
  featuredArtistTracks,
  shuffleSets,
  singleArtistTracks,
} from './generated-lists'

describe('clashes if every track has one artist', () => {
  test.each(CLEAN_MODES)(
    'reach the lower bound in mode %s, boundaries of sets included',
    (mode) => {
      fc.assert(
        fc.property(singleArtistTracks(60), fc.string(), (tracks, seed) => {
          const { list, orders } = shuffleSets(tracks, { seed, mode, sets: 4 })
          for (const [set, order] of orders.entries()) {
            const last = orders[set - 1]?.at(-1)
            expect(countClashes(list, order, last)).toBe(clashLowerBound(list, last))
          }
        }),
        { numRuns: 400 },
      )
    },
  )

  test('reach the lower bound after any track handed out before the set', () => {
    fc.assert(
      fc.property(singleArtistTracks(60), fc.string(), fc.nat(), (tracks, seed, pick) => {
        const list = buildTrackList(tracks)
        if (list.size === 0) return
        const last = pick % list.size
        const previous = {
          position: new Int32Array(list.size).fill(-1),
          size: 0,
          tail: Int32Array.of(last),
        }
        const order = shuffleSet(list, { seed, set: 0, mode: 'balanced', previous })
        expect(countClashes(list, order, last)).toBe(clashLowerBound(list, last))
      }),
      { numRuns: 1000 },
    )
  })

  test('reach the lower bound before repair', () => {
    fc.assert(
      fc.property(singleArtistTracks(80), fc.integer(), fc.nat(), (tracks, seed, pick) => {
        const list = buildTrackList(tracks)
        const last = list.size && pick % 2 ? pick % list.size : -1
        const goal = clashLowerBound(list, last)
        const order = buildSchedule(list, {
          random: randomSource([seed]),
          mode: 'balanced',
          spacing: 'normal',
          history: { last, tail: last < 0 ? undefined : Int32Array.of(last) },
          goal,
        })
        expect(countClashes(list, order, last)).toBe(goal)
      }),
      { numRuns: 2000 },
    )
  })

  test('form runs that are as short as possible if they cannot be avoided', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(20),
        fc.string(),
        (many, others, seed) => {
          if (many <= others) return
          const tracks = everyIndex(many + others).map((n) => ({
            artists: [n < many ? 'large' : `${n}`],
          }))
          const order = shuffleSet(buildTrackList(tracks), { seed, set: 0, mode: 'balanced' })
          const runs = Array.from(order, (track) => (track < many ? 'x' : ' '))
            .join('')
            .split(' ')
          expect(Math.max(...runs.map((run) => run.length))).toBe(Math.ceil(many / (others + 1)))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('clashes with featured artists', () => {
  test('are as few as in the best order of a short list', () => {
    fc.assert(
      fc.property(featuredArtistTracks(8), fc.string(), (tracks, seed) => {
        const { list, orders } = shuffleSets(tracks, { seed, mode: 'balanced', sets: 1 })
        expect(countClashes(list, orders[0]!)).toBe(fewestClashes(list))
      }),
      { numRuns: 500 },
    )
  })

  test('are zero if each track clashes with fewer than half of the others', () => {
    fc.assert(
      fc.property(featuredArtistTracks(50), fc.string(), (tracks, seed) => {
        const { list, orders } = shuffleSets(tracks, { seed, mode: 'balanced', sets: 1 })
        const half = (list.size - 1) / 2
        const isDense = everyIndex(list.size).some(
          (one) =>
            everyIndex(list.size).filter((other) => other !== one && sharesArtist(list, one, other))
              .length >= half,
        )
        if (!isDense) expect(countClashes(list, orders[0]!)).toBe(0)
      }),
      { numRuns: 400 },
    )
  })

  test('are zero across boundaries in a realistic list', () => {
    const guests = (n: number) =>
      n % 3 ? [] : [`artist ${(n * 7) % 40}`, `artist ${(n * 11) % 40}`]
    const tracks = everyIndex(300).map((n) => ({ artists: [`artist ${n % 40}`, ...guests(n)] }))
    for (const seed of everyIndex(20)) {
      const { list, orders } = shuffleSets(tracks, { seed: `${seed}`, mode: 'balanced', sets: 3 })
      for (const [set, order] of orders.entries())
        expect(countClashes(list, order, orders[set - 1]?.at(-1))).toBe(0)
    }
  })

  test('are as few as the releases allow', () => {
    const tracks = [['a', 'b'], ['b', 'c'], ['c', 'd'], ['d'], ['e'], ['a', 'e']].map(
      (artists) => ({ artists }),
    )
    const { list, orders } = shuffleSets(tracks, { seed: 's', mode: 'balanced', sets: 1 })
    const previous = toPreviousSet(orders[0]!)
    const next = shuffleSet(list, { seed: 's', set: 1, mode: 'balanced', previous })
    expect(countClashes(list, next, orders[0]!.at(-1))).toBe(0)
  })
})

/** The minimum over all orders, by dynamic programming. */
function fewestClashes(list: TrackList): number {
  const best = new Map<string, number>()
  const finish = (used: number, before: number): number => {
    if (used === (1 << list.size) - 1) return 0
    const key = `${used} ${before}`
    const known = best.get(key)
    if (known !== undefined) return known
    const costs = everyIndex(list.size)
      .filter((track) => !(used & (1 << track)))
      .map(
        (track) =>
          finish(used | (1 << track), track) +
          (before >= 0 && sharesArtist(list, before, track) ? 1 : 0),
      )
    best.set(key, Math.min(...costs))
    return best.get(key)!
  }
  return finish(0, -1)
}
