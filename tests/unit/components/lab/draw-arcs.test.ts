import { describe, expect, test } from 'vitest'
import { type ArcScene, drawArcs } from '@/components/lab/draw-arcs'
import { ribbonTheme as theme } from '@/tests/support/ribbon-theme'

const surface = { width: 400, height: 100, ratio: 1 }

type Arc = { x: number; radius: number; height: number; style: string }

function arcsOf(scene: ArcScene): Arc[] {
  const arcs: Arc[] = []
  let path = { x: 0, radius: 0, height: 0 }
  drawArcs(
    {
      strokeStyle: '',
      lineWidth: 1,
      clearRect: () => arcs.splice(0),
      beginPath: () => {},
      ellipse: (x, _, radius, height) => {
        path = { x, radius, height }
      },
      stroke() {
        arcs.push({ ...path, style: String(this.strokeStyle) })
      },
    },
    surface,
    theme,
    scene,
  )
  return arcs
}

/** Track `i` is at position `i` of the first set. */
const scene = (...distances: number[]): ArcScene => ({
  artists: distances.map((_, track) => `artist ${track}`),
  first: Int32Array.from(distances.keys()),
  distances: Int32Array.from(distances),
})

describe('the arcs of returns', () => {
  test('connect the two plays of a track', () => {
    // Four tracks on 400 pixels: a tick is 50 pixels wide.
    const [longest] = arcsOf(scene(7, 4, 4, 4))
    expect(longest).toMatchObject({ x: 25 + 175, radius: 175, height: 96 })
  })

  test('are drawn longest first, so that short ones are on top', () => {
    expect(arcsOf(scene(2, 6, 4, 3)).map(({ radius }) => radius)).toEqual([150, 100, 75, 50])
  })

  test('of early returns have the colour of a problem', () => {
    expect(arcsOf(scene(1, 4, 4, 2)).map(({ style }) => style === 'rose')).toEqual([
      false,
      false,
      false,
      true,
    ])
  })

  test('are thinned out in long lists, apart from early returns', () => {
    const distances = Array.from({ length: 2_000 }, (_, track) => (track % 10 === 3 ? 5 : 2_000))
    const arcs = arcsOf(scene(...distances))
    expect(arcs.filter(({ style }) => style === 'rose')).toHaveLength(200)
    expect(arcs.filter(({ style }) => style !== 'rose')).toHaveLength(500)
  })
})
