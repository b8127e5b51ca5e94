import { describe, expect, test } from 'vitest'
import { randomSource, seedOf } from '@/lib/shuffle'
import { fade, ln } from '@/lib/shuffle/portable-math'
import { everyIndex } from './lists'

describe('a random source', () => {
  test('gives the same stream for the same words and another for any other', () => {
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

  test('draws integers without a bias, however awkward the range', () => {
    const random = randomSource([7])
    const below = 3 * 2 ** 30
    const thirds = new Int32Array(3)
    for (let k = 0; k < 30_000; k++) thirds[Math.floor(random.int(below) / 2 ** 30)]!++
    for (const count of thirds) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })

  test('draws every integer below its bound and none beyond', () => {
    const random = randomSource([8])
    for (const below of [1, 2, 3, 7, 64, 65]) {
      const drawn = new Set(everyIndex(2000).map(() => random.int(below)))
      expect([...drawn].sort((a, b) => a - b)).toEqual(everyIndex(below))
    }
  })

  test('has bits that are set half of the time', () => {
    const random = randomSource([9])
    const set = new Int32Array(32)
    for (let k = 0; k < 20_000; k++) {
      const bits = random.bits()
      for (let bit = 0; bit < 32; bit++) set[bit]! += (bits >>> bit) & 1
    }
    for (const count of set) expect(Math.abs(count - 10_000)).toBeLessThan(350)
  })
})

describe('a seed', () => {
  test('is four words, different for texts that differ in a letter or its place', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'a ', 'x'.repeat(128), 'x'.repeat(127), 'ü', 'u']
    const seeds = texts.map((text) => seedOf(text).join())
    expect(new Set(seeds).size).toBe(texts.length)
    for (const word of seedOf('any text')) expect(word).toBe(word >>> 0)
  })

  test('turns over half of its bits when one letter changes', () => {
    let flipped = 0
    for (const n of everyIndex(500)) {
      const [one, other] = [seedOf(`session ${n}`), seedOf(`session ${n}!`)]
      for (let word = 0; word < 4; word++)
        flipped += ((one[word]! ^ other[word]!) >>> 0).toString(2).replaceAll('0', '').length
    }
    expect(flipped / 500 / 128).toBeCloseTo(0.5, 2)
  })
})

describe('logarithm and exponential', () => {
  test('are right to the last digits, so that orders agree between engines', () => {
    for (const n of everyIndex(1000)) {
      const x = (n + 0.5) / 1000
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(1e-14)
      expect(Math.abs(fade(10 * x) - Math.exp(-10 * x))).toBeLessThan(1e-14)
    }
    expect(fade(0)).toBe(1)
    expect(fade(Number.POSITIVE_INFINITY)).toBe(0)
  })
})
