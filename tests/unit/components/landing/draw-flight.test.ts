import { describe, expect, test } from 'vitest'
import { drawFlight, MARGIN_PX } from '@/components/landing/draw-flight'
import type { DrawingContext } from '@/components/ribbon/drawing-context'
import { ribbonTheme as theme } from '@/tests/support/ribbon-theme'

const HEIGHT = 300

type Rect = { x: number; y: number; width: number; height: number }

/** Draws two tracks of each artist on 400 pixels, in reverse order at the end. */
function rectsAt(progress: number): Rect[] {
  const rects: Rect[] = []
  const context: DrawingContext = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    clearRect: () => rects.splice(0),
    strokeRect: () => {},
    fillRect: (x, y, width, height) => rects.push({ x, y, width, height }),
  }
  const flight = { artists: ['a', 'a', 'b', 'b'], positions: Int32Array.of(3, 2, 1, 0), progress }
  drawFlight(context, { width: 400, height: HEIGHT, ratio: 1 }, theme, flight)
  return rects
}

const leftEdges = (rects: Rect[]) => rects.map(({ x }) => x).sort((one, other) => one - other)

describe('the animated shuffle', () => {
  test('begins in list order, where tracks of one artist are not divided', () => {
    const rects = rectsAt(0).sort((one, other) => one.x - other.x)
    expect(rects.map(({ x }) => x)).toEqual([0, 100, 200, 300])
    expect(rects.map(({ width }) => width === 100)).toEqual([true, false, true, false])
  })

  test('ends with a gap after every track', () => {
    const rects = rectsAt(1)
    expect(leftEdges(rects)).toEqual([0, 100, 200, 300])
    expect(rects.every(({ width }) => width < 100)).toBe(true)
    expect(
      rects.every(
        ({ y, height }) => Math.round(y) === MARGIN_PX && height === HEIGHT - 2 * MARGIN_PX,
      ),
    ).toBe(true)
  })

  test('lifts the tracks that move right and lowers those that move left', () => {
    const ys = rectsAt(0.5).map(({ y }) => Math.sign(y - MARGIN_PX))
    expect(ys.filter((sign) => sign < 0)).toHaveLength(2)
    expect(ys.filter((sign) => sign > 0)).toHaveLength(2)
  })
})
