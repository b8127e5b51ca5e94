import { describe, expect, test } from 'vitest'
import { layOutTicks, tickAt, tickBox } from '@/components/ribbon/geometry'

const layOut = (count: number, width = 1000, height = 88) =>
  layOutTicks({ count, width, height, top: 8, ratio: 1 })

describe('the layout of ticks', () => {
  test.each([1, 12, 195, 1_000, 1_001, 10_000])('has pixels for each of %i tracks', (count) => {
    const geometry = layOut(count)
    const positions = new Set<string>()
    for (let index = 0; index < count; index++) {
      const box = tickBox(geometry, index)
      expect(box.width).toBeGreaterThanOrEqual(1)
      positions.add(`${box.x}/${box.y}`)
    }
    expect(positions.size).toBe(count)
  })

  test('fills the width and stays inside the canvas', () => {
    const geometry = layOut(195)
    expect(tickBox(geometry, 0).x).toBe(0)
    const last = tickBox(geometry, 194)
    expect(last.x + last.width).toBe(1000)
    expect(last.y + last.height).toBeLessThanOrEqual(88)
  })

  test('has several rows only if a tick would be thinner than a pixel', () => {
    expect(layOut(1_000).rows).toBe(1)
    expect(layOut(1_001).rows).toBe(2)
    expect(layOut(10_000).rows).toBe(10)
  })
})

describe('the tick at a point', () => {
  test.each([12, 195, 1_001, 10_000])('is found by the middle of each of %i ticks', (count) => {
    const geometry = layOut(count)
    for (let index = 0; index < count; index += 7) {
      const { x, y, width, height } = tickBox(geometry, index)
      expect(tickAt(geometry, x + width / 2, y + height / 2)).toBe(index)
    }
  })

  test('is undefined beside the ribbon, after the last tick and without ticks', () => {
    expect(tickAt(layOut(195), -1, 20)).toBeUndefined()
    expect(tickAt(layOut(195), 1000, 20)).toBeUndefined()
    expect(tickAt(layOut(1_001), 999, 87)).toBeUndefined()
    expect(tickAt(layOut(0), 10, 20)).toBeUndefined()
  })
})
