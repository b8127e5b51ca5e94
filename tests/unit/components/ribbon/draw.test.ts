import { describe, expect, test } from 'vitest'
import { tickColour } from '@/components/ribbon/artist-colour'
import { drawRibbon, type Scene } from '@/components/ribbon/draw'
import type { Tick } from '@/components/ribbon/tick'
import { createRecorder, type Drawn, fillsOf, theme } from '@/tests/support/dom/drawing-recorder'

const surface = { width: 1000, height: 88, ratio: 1 }

function draw(scene: Scene) {
  const recorder = createRecorder()
  drawRibbon(recorder, surface, theme, scene)
  return recorder
}

const ticksOf = (...artistIds: string[]): Tick[] => artistIds.map((artistId) => ({ artistId }))
const manyTicks = (count: number) =>
  ticksOf(...Array.from({ length: count }, (_, index) => `a${index % 97}`))

const left = ({ rect }: Drawn) => rect[0] ?? Number.NaN
const right = ({ rect }: Drawn) => left({ rect } as Drawn) + (rect[2] ?? Number.NaN)

describe('a ribbon', () => {
  test('has one rectangle per track, the current one as the playhead', () => {
    const fills = fillsOf(draw({ ticks: manyTicks(195), at: 85, headroom: 8 }))
    expect(fills).toHaveLength(195)
    expect(fills.filter(({ style }) => style === 'accent')).toHaveLength(1)
  })

  test('shows played ticks at full strength and later ones dim', () => {
    const styles = draw({ ticks: ticksOf('a', 'b', 'c'), at: 1 }).drawn.map(({ style }) => style)
    expect(styles).toContain(tickColour('a', theme, 1))
    expect(styles).toContain(tickColour('c', theme, 0.47))
  })

  test('extends the playhead into the headroom', () => {
    const fills = fillsOf(draw({ ticks: manyTicks(195), at: 85, headroom: 8 }))
    const playhead = fills.find(({ style }) => style === 'accent')
    const others = fills.filter(({ style }) => style !== 'accent')
    expect(playhead?.rect[1]).toBe(0)
    expect(Math.min(...others.map(({ rect }) => rect[1] ?? Number.NaN))).toBe(8)
  })

  test('keeps the playhead within its row if the ribbon has several', () => {
    const fills = fillsOf(draw({ ticks: manyTicks(3_000), at: 1_500 }))
    const playhead = fills.find(({ style }) => style === 'accent')
    expect(playhead?.rect[3]).toBeLessThan(40)
    expect(playhead?.rect[1]).toBeGreaterThan(20)
  })

  test('joins adjacent ticks of one artist by default', () => {
    const [first, second, third] = fillsOf(draw({ ticks: ticksOf('a', 'a', 'b') })) as [
      Drawn,
      Drawn,
      Drawn,
    ]
    expect(right(first)).toBe(left(second))
    expect(right(second)).toBeLessThan(left(third))
    const [apart, next] = fillsOf(draw({ ticks: ticksOf('a', 'a', 'b'), fuse: false })) as [
      Drawn,
      Drawn,
    ]
    expect(right(apart)).toBeLessThan(left(next))
  })

  test('outlines unplayable ticks and draws excluded ones as stubs', () => {
    const { drawn } = draw({
      ticks: [
        { artistId: 'a', state: 'unplayable' },
        { artistId: 'b', state: 'excluded' },
      ],
    })
    expect(drawn.filter(({ kind }) => kind === 'stroke')).toHaveLength(1)
    expect(fillsOf({ drawn })[0]?.rect[3]).toBe(3)
  })

  test('draws ticks without a known artist and pending ones in colours of the theme', () => {
    const fills = fillsOf(
      draw({
        ticks: [
          { artistId: 'a', state: 'plain' },
          { artistId: 'b', state: 'pending' },
        ],
        fuse: false,
      }),
    )
    expect(fills.map(({ style }) => style)).toEqual(['ink', 'line'])
  })

  test('raises the ticks of the hovered artist and dims the others', () => {
    const { drawn } = draw({ ticks: ticksOf('a', 'b', 'a', 'c'), hover: 0, headroom: 16 })
    const raised = drawn.filter(({ style }) => style === tickColour('a', theme, 1))
    expect(raised).toHaveLength(2)
    expect(raised.every(({ rect }) => rect[1] === 8)).toBe(true)
    expect(drawn.some(({ style }) => style === tickColour('b', theme, 0.4))).toBe(true)
  })

  test('changes the style at most 85 times for 10,000 tracks', () => {
    const fills = fillsOf(draw({ ticks: manyTicks(10_000), at: 3_100 }))
    const changes = fills.filter(({ style }, index) => style !== fills[index - 1]?.style).length
    expect(fills).toHaveLength(10_000)
    expect(changes).toBeLessThanOrEqual(85)
  })

  test('underlines the marked pairs', () => {
    const { drawn } = draw({ ticks: manyTicks(10), marks: [3] })
    expect(drawn.find(({ style }) => style === 'danger')?.rect).toEqual([200, 85, 199, 2])
  })
})
