import { describe, expect, test } from 'vitest'
import { tickColour } from '@/components/ribbon/artist-colour'
import { drawCover } from '@/components/ribbon/draw-cover'
import { drawSongArtwork } from '@/components/ribbon/draw-song-artwork'
import { createRecorder, fillsOf, theme } from '@/tests/support/dom/drawing-recorder'

const artistIds = (count: number) => Array.from({ length: count }, (_, index) => `a${index % 97}`)

function drawCoverOf(artists: string[], width: number, at?: number) {
  const recorder = createRecorder()
  drawCover(recorder, { width, height: width, ratio: 1 }, theme, { artists, at })
  return fillsOf(recorder)
}

describe('the cover of a playlist', () => {
  test('shows every track if it is large', () => {
    expect(drawCoverOf(artistIds(195), 104)).toHaveLength(195)
  })

  test('shows a sample of 24 tracks in three rows if it is small', () => {
    const fills = drawCoverOf(artistIds(1_000), 28)
    expect(fills).toHaveLength(24)
    expect(new Set(fills.map(({ rect }) => rect[1])).size).toBe(3)
  })

  test('marks the current track, above all others, only if it is large', () => {
    expect(drawCoverOf(artistIds(195), 104, 80).at(-1)?.style).toBe('accent')
    expect(drawCoverOf(artistIds(195), 28, 80).map(({ style }) => style)).not.toContain('accent')
  })

  test.each([28, 104])('is empty for an empty playlist at %i pixels', (width) => {
    expect(drawCoverOf([], width)).toEqual([])
  })
})

test('the artwork of a song has nine ticks of its artist, one of them bright', () => {
  const recorder = createRecorder()
  drawSongArtwork(recorder, { width: 52, height: 52, ratio: 1 }, theme, {
    artistId: 'a',
    songId: 's',
  })
  const styles = fillsOf(recorder).map(({ style }) => style)
  expect(styles).toHaveLength(9)
  expect(styles.filter((style) => style === tickColour('a', theme, 1))).toHaveLength(1)
  expect(styles.filter((style) => style === tickColour('a', theme, 0.3))).toHaveLength(8)
})
