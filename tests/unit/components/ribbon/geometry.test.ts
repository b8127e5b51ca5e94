import { describe, expect, it } from 'vitest'
import { boxOf, layOut, tickAt } from '@/components/ribbon/geometry'

const lay = (count: number, width = 1000, height = 88) =>
  layOut({ count, width, height, top: 8, ratio: 1 })

describe('where ticks lie', () => {
  it.each([1, 12, 195, 1_000, 1_001, 10_000])('gives each of %i tracks its own pixels', (count) => {
    const geometry = lay(count)
    const taken = new Set<string>()
    for (let index = 0; index < count; index++) {
      const box = boxOf(geometry, index)
      expect(box.width).toBeGreaterThanOrEqual(1)
      taken.add(`${box.x}/${box.y}`)
    }
    expect(taken.size).toBe(count)
  })

  it('fills the width and stays inside the canvas', () => {
    const geometry = lay(195)
    expect(boxOf(geometry, 0).x).toBe(0)
    const last = boxOf(geometry, 194)
    expect(last.x + last.width).toBe(1000)
    expect(last.y + last.height).toBeLessThanOrEqual(88)
  })

  it('folds into rows only when a tick would be thinner than a pixel', () => {
    expect(lay(1_000).rows).toBe(1)
    expect(lay(1_001).rows).toBe(2)
    expect(lay(10_000).rows).toBe(10)
  })

  it.each([12, 195, 1_001, 10_000])('finds tick after tick of %i by its middle', (count) => {
    const geometry = lay(count)
    for (let index = 0; index < count; index += 7) {
      const { x, y, width, height } = boxOf(geometry, index)
      expect(tickAt(geometry, x + width / 2, y + height / 2)).toBe(index)
    }
  })

  it('finds nothing beside the ribbon, behind the last tick or on an empty one', () => {
    expect(tickAt(lay(195), -1, 20)).toBeUndefined()
    expect(tickAt(lay(195), 1000, 20)).toBeUndefined()
    expect(tickAt(lay(1_001), 999, 87)).toBeUndefined()
    expect(tickAt(lay(0), 10, 20)).toBeUndefined()
  })
})
