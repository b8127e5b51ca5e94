import { describe, expect, test } from 'vitest'
import { randomSource, seedFromText } from '@/lib/shuffle'
import { expNegative, ln } from '@/lib/shuffle/portable-math'
import { everyIndex } from './generated-lists'

describe('randomSource', () => {
  test('returns the same stream for the same words and another for any others', () => {
    const stream = (...words: number[]) => {
      const random = randomSource(words)
      return everyIndex(200).map(() => random.bits())
    }
    expect(stream(1, 2, 3)).toEqual(stream(1, 2, 3))
    const others = [
      stream(1, 2, 4),
      stream(1, 3, 2),
      stream(2, 1, 3),
      stream(1, 2),
      stream(1, 2, 3, 0),
    ]
    for (const other of others) expect(other).not.toEqual(stream(1, 2, 3))
  })

  test('draws integers without bias from a range that is no power of two', () => {
    const random = randomSource([7])
    const below = 3 * 2 ** 30
    const thirds = new Int32Array(3)
    for (let k = 0; k < 30_000; k++) thirds[Math.floor(random.int(below) / 2 ** 30)]!++
    for (const count of thirds) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })

  test('draws every integer below its bound and no other', () => {
    const random = randomSource([8])
    for (const below of [1, 2, 3, 7, 64, 65]) {
      const drawn = new Set(everyIndex(2000).map(() => random.int(below)))
      expect([...drawn].sort((a, b) => a - b)).toEqual(everyIndex(below))
    }
  })

  test('sets each bit half of the time', () => {
    const random = randomSource([9])
    const set = new Int32Array(32)
    for (let k = 0; k < 20_000; k++) {
      const bits = random.bits()
      for (let bit = 0; bit < 32; bit++) set[bit]! += (bits >>> bit) & 1
    }
    for (const count of set) expect(Math.abs(count - 10_000)).toBeLessThan(350)
  })
})

describe('seedFromText', () => {
  test('returns four words that differ for texts that differ in a letter or its place', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'a ', 'x'.repeat(128), 'x'.repeat(127), 'ü', 'u']
    const seeds = texts.map((text) => seedFromText(text).join())
    expect(new Set(seeds).size).toBe(texts.length)
    for (const word of seedFromText('any text')) expect(word).toBe(word >>> 0)
  })

  test('flips half of its bits when one letter changes', () => {
    let flipped = 0
    for (const n of everyIndex(500)) {
      const [one, other] = [seedFromText(`session ${n}`), seedFromText(`session ${n}!`)]
      for (let word = 0; word < 4; word++)
        flipped += ((one[word]! ^ other[word]!) >>> 0).toString(2).replaceAll('0', '').length
    }
    expect(flipped / 500 / 128).toBeCloseTo(0.5, 2)
  })
})

describe('portable math', () => {
  test('computes ln and e^-x as Math.log and Math.exp do to 14 decimals', () => {
    for (const n of everyIndex(1000)) {
      const x = (n + 0.5) / 1000
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(1e-14)
      expect(Math.abs(expNegative(10 * x) - Math.exp(-10 * x))).toBeLessThan(1e-14)
    }
    expect(expNegative(0)).toBe(1)
    expect(expNegative(Number.POSITIVE_INFINITY)).toBe(0)
  })
})
