import { describe, expect, test } from 'vitest'
import { artistColour, HUES, tickColour, tickCss } from '@/components/ribbon/artist-colour'

const artists = Array.from({ length: 4_200 }, (_, index) => `artist-${index}`)
const dark = { lightness: 0.755, tone: 0.045, chroma: 0.1 }

describe('the colour of an artist', () => {
  test('is the same for an id every time', () => {
    expect(artistColour('018f-nina')).toEqual({ hue: 218, tone: -1 })
    expect(artistColour('018f-nina')).toEqual({ hue: 218, tone: -1 })
  })

  test('is never in the arc from 9 to 79 degrees, which is reserved for the accent', () => {
    for (const artist of artists) {
      const { hue } = artistColour(artist)
      expect(hue > 8 && hue < 80).toBe(false)
    }
  })

  test('is distributed over all 42 colours, none with more than 1.5 times its share', () => {
    const counts = new Map<string, number>()
    for (const artist of artists) {
      const { hue, tone } = artistColour(artist)
      const key = `${hue} ${tone}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    expect(counts.size).toBe(HUES.length * 2)
    expect(Math.max(...counts.values())).toBeLessThan(150)
  })

  test('has each tone for half of the artists: tones differ without colour vision', () => {
    const tones = artists.map((artist) => artistColour(artist).tone)
    const light = tones.filter((tone) => tone === 1).length
    expect(light / tones.length).toBeGreaterThan(0.45)
    expect(light / tones.length).toBeLessThan(0.55)
  })

  test('distinguishes characters outside ASCII', () => {
    expect(tickColour('Björk', dark)).not.toBe(tickColour('Bjork', dark))
  })
})

describe('the colour of a tick', () => {
  test('has the lightness of its tone, and the alpha', () => {
    const { hue, tone } = artistColour('x')
    expect(tickColour('x', dark, 0.47)).toBe(
      `oklch(${(0.755 + tone * 0.045).toFixed(3)} 0.1 ${hue} / 0.47)`,
    )
  })

  test('is a calculation with the tokens of the theme in CSS', () => {
    const { hue, tone } = artistColour('x')
    expect(tickCss('x')).toBe(
      `oklch(calc(var(--tick-l) + ${tone} * var(--tick-tone)) var(--tick-c) ${hue})`,
    )
  })
})
