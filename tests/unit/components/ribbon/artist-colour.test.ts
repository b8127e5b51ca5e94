import { describe, expect, it } from 'vitest'
import { artistColour, HUES, tickColour, tickCss } from '@/components/ribbon/artist-colour'

const artists = Array.from({ length: 4_200 }, (_, index) => `artist-${index}`)
const dark = { lightness: 0.755, tone: 0.045, chroma: 0.1 }

describe('the look of an artist', () => {
  it('is the same for an id whenever it is asked for', () => {
    expect(artistColour('018f-nina')).toEqual({ hue: 218, tone: -1 })
    expect(artistColour('018f-nina')).toEqual({ hue: 218, tone: -1 })
  })

  it('never enters the arc from 9 to 79 degrees, which is the accent', () => {
    for (const artist of artists) {
      const { hue } = artistColour(artist)
      expect(hue > 8 && hue < 80).toBe(false)
    }
  })

  it('spreads artists over all 42 colours, none more than half as often again as its share', () => {
    const counts = new Map<string, number>()
    for (const artist of artists) {
      const { hue, tone } = artistColour(artist)
      const key = `${hue} ${tone}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    expect(counts.size).toBe(HUES.length * 2)
    expect(Math.max(...counts.values())).toBeLessThan(150)
  })

  it('differs from its neighbour by tone, not only by hue, for eyes that see fewer hues', () => {
    const tones = artists.map((artist) => artistColour(artist).tone)
    const light = tones.filter((tone) => tone === 1).length
    expect(light / tones.length).toBeGreaterThan(0.45)
    expect(light / tones.length).toBeLessThan(0.55)
  })

  it('reads names outside ASCII byte by byte', () => {
    expect(tickColour('Björk', dark)).not.toBe(tickColour('Bjork', dark))
  })
})

describe('the colour of a tick', () => {
  it('has the lightness of its tone and the alpha asked for', () => {
    const { hue, tone } = artistColour('x')
    expect(tickColour('x', dark, 0.47)).toBe(
      `oklch(${(0.755 + tone * 0.045).toFixed(3)} 0.1 ${hue} / 0.47)`,
    )
  })

  it('follows the theme by itself in CSS', () => {
    const { hue, tone } = artistColour('x')
    expect(tickCss('x')).toBe(
      `oklch(calc(var(--tick-l) + ${tone} * var(--tick-tone)) var(--tick-c) ${hue})`,
    )
  })
})
