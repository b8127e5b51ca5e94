import { describe, expect, test } from 'vitest'
import { SHAPES } from '@/bench/shuffle/shapes'
import {
  buildTrackList,
  countClashes,
  type Mode,
  type ShuffleTrack,
  shuffleSet,
} from '@/lib/shuffle'
import { areKeysCompatible } from '@/lib/shuffle/camelot'
import { everyIndex, shuffleSets } from './generated-lists'

/** The mean position of some tracks over 300 sets, 0 for first and 1 for last. */
function meanPosition(
  tracks: ShuffleTrack[],
  mode: Mode,
  isCounted: (track: ShuffleTrack) => boolean,
): number {
  const list = buildTrackList(tracks)
  let sum = 0
  let count = 0
  for (const seed of everyIndex(300))
    for (const [position, track] of shuffleSet(list, { seed: `${seed}`, set: 0, mode }).entries())
      if (isCounted(tracks[track]!)) {
        sum += position / (list.size - 1)
        count++
      }
  return sum / count
}

describe('fresh', () => {
  const tracks = everyIndex(60).map((n) => ({
    artists: [`artist ${n % 30}`],
    age: n % 2 ? 3 : Number.POSITIVE_INFINITY,
    skips: n % 4 < 2 ? 0 : 4,
    liked: n % 8 < 4,
  }))

  test('plays tracks that were not heard for long earlier', () => {
    expect(meanPosition(tracks, 'fresh', ({ age }) => age !== 3)).toBeLessThan(0.4)
    expect(meanPosition(tracks, 'balanced', ({ age }) => age !== 3)).toBeCloseTo(0.5, 1)
  })

  test('plays skipped tracks later and liked tracks earlier', () => {
    const fresh = (isLiked: boolean, skips: number) =>
      meanPosition(tracks, 'fresh', (track) => track.liked === isLiked && track.skips === skips)
    expect(fresh(true, 0)).toBeLessThan(fresh(true, 4))
    expect(fresh(true, 0)).toBeLessThan(fresh(false, 0))
  })

  test('treats a track of unknown age as never heard', () => {
    const list = everyIndex(40).map((n) => ({ artists: [`${n}`], age: n % 2 ? 1 : undefined }))
    expect(meanPosition(list, 'fresh', ({ age }) => age === undefined)).toBeLessThan(0.3)
  })
})

describe('favourites', () => {
  const tracks = everyIndex(60).map((n) => ({ artists: [`artist ${n % 30}`], liked: n % 3 === 0 }))

  test('plays liked tracks earlier', () => {
    expect(meanPosition(tracks, 'favourites', ({ liked }) => liked === true)).toBeLessThan(0.42)
    expect(meanPosition(tracks, 'balanced', ({ liked }) => liked === true)).toBeCloseTo(0.5, 1)
  })

  test('plays liked tracks no more often', () => {
    const { orders } = shuffleSets(tracks, { seed: 's', mode: 'favourites', sets: 6 })
    const plays = new Int32Array(60)
    for (const order of orders) for (const track of order) plays[track]!++
    expect(new Set(plays)).toEqual(new Set([6]))
  })
})

describe('flow', () => {
  const tracks = everyIndex(120).map((n) => ({
    artists: [`artist ${n % 40}`],
    camelot: n % 10 === 9 ? undefined : `${1 + (n % 12)}${n % 7 < 3 ? 'A' : 'B'}`,
    bpm: n % 10 === 9 ? undefined : 90 + ((n * 37) % 80),
    energy: n % 10 === 9 ? undefined : ((n * 13) % 100) / 100,
  }))
  const list = buildTrackList(tracks)

  const compatibleShare = (mode: Mode) => {
    let fitting = 0
    let known = 0
    for (const seed of everyIndex(50)) {
      const order = shuffleSet(list, { seed: `${seed}`, set: 0, mode })
      for (let position = 1; position < order.length; position++) {
        const [from, to] = [list.camelot[order[position - 1]!]!, list.camelot[order[position]!]!]
        if (!from || !to) continue
        known++
        if (areKeysCompatible(from, to)) fitting++
      }
    }
    return fitting / known
  }

  test('plays compatible keys after each other', () => {
    expect(compatibleShare('flow')).toBeGreaterThan(0.6)
    expect(compatibleShare('balanced')).toBeLessThan(0.25)
  })

  test('returns the order of balanced if no track has features', () => {
    const bare = buildTrackList(SHAPES.Zipf(60))
    const order = shuffleSet(bare, { seed: 's', set: 0, mode: 'flow' })
    expect(order).toEqual(shuffleSet(bare, { seed: 's', set: 0, mode: 'balanced' }))
  })

  test('plays tracks without features at any position', () => {
    expect(meanPosition(tracks, 'flow', ({ camelot }) => camelot === undefined)).toBeCloseTo(0.5, 1)
  })

  test.each([
    ['8A', '9A', true],
    ['12A', '1A', true],
    ['8A', '8B', true],
    ['8A', '8A', true],
    ['8A', '9B', false],
    ['8A', '10A', false],
    ['12B', '1B', true],
  ])('%s and %s are compatible: %s', (one, other, fit) => {
    const { camelot } = buildTrackList([one, other].map((key) => ({ artists: [], camelot: key })))
    expect(areKeysCompatible(camelot[0]!, camelot[1]!)).toBe(fit)
  })
})

describe('natural', () => {
  test('plays a large artist twice in a row at most', () => {
    const list = buildTrackList(SHAPES['two artists'](120))
    const changes: number[] = []
    for (const seed of everyIndex(50)) {
      const order = shuffleSet(list, { seed: `${seed}`, set: 0, mode: 'natural' })
      const names = Array.from(order, (track) => list.primary[track]).join('')
      expect(names).not.toMatch(/000|111/)
      changes.push(1 - countClashes(list, order) / 119)
    }
    const rate = changes.reduce((sum, change) => sum + change, 0) / changes.length
    expect(rate).toBeGreaterThan(0.6)
    expect(rate).toBeLessThan(0.85)
  })

  test('returns the order of balanced if no artist has a third of the list', () => {
    const list = buildTrackList(SHAPES['ten each'](60))
    const order = shuffleSet(list, { seed: 's', set: 0, mode: 'natural' })
    expect(order).toEqual(shuffleSet(list, { seed: 's', set: 0, mode: 'balanced' }))
  })

  test('never plays a small artist twice in a row', () => {
    const names = everyIndex(60)
      .map((n) => `${n}`)
      .fill('large', 0, 24)
    const list = buildTrackList(names.fill('medium', 24, 42).map((name) => ({ artists: [name] })))
    for (const seed of everyIndex(30)) {
      const order = shuffleSet(list, { seed: `${seed}`, set: 0, mode: 'natural' })
      const repeats = [...order].filter(
        (track, at) => at > 0 && list.primary[track] === list.primary[order[at - 1]!],
      )
      expect(new Set(repeats.map((track) => list.primary[track]))).toEqual(new Set([0]))
    }
  })
})
