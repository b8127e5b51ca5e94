import { describe, expect, it } from 'vitest'
import { tickColour } from '@/components/ribbon/artist-colour'
import { drawRibbon, type Scene } from '@/components/ribbon/draw'
import { drawCover } from '@/components/ribbon/draw-cover'
import type { DrawingContext } from '@/components/ribbon/drawing-context'
import type { RibbonTheme } from '@/components/ribbon/theme'

type Mark = { kind: 'fill' | 'stroke' | 'clear'; style: string; rect: number[] }

const theme: RibbonTheme = {
  lightness: 0.755,
  tone: 0.045,
  chroma: 0.1,
  dim: 0.47,
  accent: 'vermilion',
  danger: 'rose',
  line: 'hairline',
  ink: 'grey',
}
const surface = { width: 1000, height: 88, ratio: 1 }

function aPen(): DrawingContext & { marks: Mark[] } {
  const marks: Mark[] = []
  return {
    marks,
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    fillRect(...rect) {
      marks.push({ kind: 'fill', style: String(this.fillStyle), rect })
    },
    strokeRect(...rect) {
      marks.push({ kind: 'stroke', style: String(this.strokeStyle), rect })
    },
    clearRect(...rect) {
      marks.push({ kind: 'clear', style: '', rect })
    },
  }
}

function draw(scene: Scene) {
  const pen = aPen()
  drawRibbon(pen, surface, theme, scene)
  return pen.marks
}

const of = (...artists: string[]) => artists.map((artist) => ({ artist }))
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ artist: `a${index % 97}` }))

describe('a drawn ribbon', () => {
  it('draws each track once, and one needle', () => {
    const marks = draw({ ticks: many(195), at: 85, headroom: 8 })
    const fills = marks.filter((mark) => mark.kind === 'fill')
    expect(fills.filter((mark) => mark.style === 'vermilion')).toHaveLength(1)
    expect(fills).toHaveLength(195)
  })

  it('shows what was played full and what comes dim', () => {
    const marks = draw({ ticks: of('a', 'b', 'c'), at: 1 })
    const styles = marks.map((mark) => mark.style)
    expect(styles).toContain(tickColour('a', theme, 1))
    expect(styles).toContain(tickColour('c', theme, 0.47))
  })

  it('lets the needle stick out into the headroom', () => {
    const marks = draw({ ticks: many(195), at: 85, headroom: 8 })
    const needle = marks.find((mark) => mark.style === 'vermilion')
    const others = marks.filter((mark) => mark.kind === 'fill' && mark.style !== 'vermilion')
    expect(needle?.rect[1]).toBe(0)
    expect(Math.min(...others.map((mark) => mark.rect[1] as number))).toBe(8)
  })

  it('fuses neighbours of one artist into a block, and keeps a gap between all others', () => {
    const [first, second, third] = draw({ ticks: of('a', 'a', 'b') })
      .filter((mark) => mark.kind === 'fill')
      .map((mark) => mark.rect)
    expect((first?.[0] ?? 0) + (first?.[2] ?? 0)).toBe(second?.[0])
    expect((second?.[0] ?? 0) + (second?.[2] ?? 0)).toBeLessThan(third?.[0] ?? 0)
    const [apart, next] = draw({ ticks: of('a', 'a', 'b'), fuse: false })
      .filter((mark) => mark.kind === 'fill')
      .map((mark) => mark.rect)
    expect((apart?.[0] ?? 0) + (apart?.[2] ?? 0)).toBeLessThan(next?.[0] ?? 0)
  })

  it('outlines what cannot play, and makes a stub of what is left out', () => {
    const marks = draw({
      ticks: [
        { artist: 'a', state: 'unplayable' },
        { artist: 'b', state: 'excluded' },
      ],
    })
    expect(marks.filter((mark) => mark.kind === 'stroke')).toHaveLength(1)
    const [stub] = marks.filter((mark) => mark.kind === 'fill')
    expect(stub?.rect[3]).toBe(3)
  })

  it('keeps colour for artists: what is not known is grey, what is not there a hairline', () => {
    const marks = draw({
      ticks: [
        { artist: 'a', state: 'plain' },
        { artist: 'b', state: 'pending' },
      ],
      fuse: false,
    })
    const styles = marks.filter((mark) => mark.kind === 'fill').map((mark) => mark.style)
    expect(styles).toEqual(['grey', 'hairline'])
  })

  it('lifts every tick of the artist under the pointer and steps the rest back', () => {
    const marks = draw({ ticks: of('a', 'b', 'a', 'c'), hover: 0, headroom: 16 })
    const lifted = marks.filter((mark) => mark.style === tickColour('a', theme, 1))
    expect(lifted).toHaveLength(2)
    expect(lifted.every((mark) => mark.rect[1] === 8)).toBe(true)
    expect(marks.some((mark) => mark.style === tickColour('b', theme, 0.4))).toBe(true)
  })

  it('changes colour at most 85 times for 10,000 tracks', () => {
    const marks = draw({ ticks: many(10_000), at: 3_100 }).filter((mark) => mark.kind === 'fill')
    const changes = marks.filter((mark, index) => mark.style !== marks[index - 1]?.style).length
    expect(marks.length).toBe(10_000)
    expect(changes).toBeLessThanOrEqual(85)
  })

  it('underlines the pairs it is told to', () => {
    const marks = draw({ ticks: many(10), marks: [3] })
    const line = marks.find((mark) => mark.style === 'rose')
    expect(line?.rect).toEqual([200, 85, 199, 2])
  })
})

describe('a woven cover', () => {
  const weave = (artists: string[], width: number) => {
    const pen = aPen()
    drawCover(pen, { width, height: width, ratio: 1 }, theme, { artists })
    return pen.marks.filter((mark) => mark.kind === 'fill')
  }

  it('shows every track when it is large', () => {
    expect(
      weave(
        many(195).map((tick) => tick.artist),
        104,
      ),
    ).toHaveLength(195)
  })

  it('samples 24 in three rows when it is small', () => {
    const marks = weave(
      many(1_000).map((tick) => tick.artist),
      28,
    )
    expect(marks).toHaveLength(24)
    expect(new Set(marks.map((mark) => mark.rect[1])).size).toBe(3)
  })

  it('stays empty for a playlist without tracks', () => {
    expect(weave([], 28)).toHaveLength(0)
    expect(weave([], 104)).toHaveLength(0)
  })
})
