import { type ArtistColour, artistColour, canvasColour } from './artist-colour'
import type { DrawingContext } from './drawing-context'
import type { RibbonTheme } from './theme'
import type { Tick } from './tick'

type Bucket = { style: string; isOutline: boolean; rects: number[] }

/** Rectangles by their style: 10,000 ticks need some 80 changes of colour, not 10,000. */
export type RectangleBatches = {
  fill: (tick: Tick, alpha: number, x: number, y: number, width: number, height: number) => void
  outline: (tick: Tick, alpha: number, x: number, y: number, width: number, height: number) => void
  /** A fill in a colour of the theme. */
  plain: (style: string, x: number, y: number, width: number, height: number) => void
  /** Draws them all; outlines are `ratio` wide and lie inside. */
  pour: (pen: DrawingContext, ratio: number) => void
}

/** Makes empty buckets. Colours are written out once for each look and alpha. */
export function createRectangleBatches(theme: RibbonTheme): RectangleBatches {
  const byLook = new Map<ArtistColour, Map<number, Bucket>>()
  const byStyle = new Map<string, Bucket>()

  function bucketOf(tick: Tick, alpha: number, isOutline: boolean): Bucket {
    const known = artistColour(tick.artist)
    const byAlpha = byLook.get(known) ?? new Map<number, Bucket>()
    const key = isOutline ? -alpha : alpha
    const found = byAlpha.get(key)
    if (found) return found
    const made = { style: canvasColour(known, theme, alpha), isOutline, rects: [] }
    byLook.set(known, byAlpha.set(key, made))
    return made
  }

  return {
    fill: (tick, alpha, ...rect) => void bucketOf(tick, alpha, false).rects.push(...rect),
    outline: (tick, alpha, ...rect) => void bucketOf(tick, alpha, true).rects.push(...rect),
    plain(style, ...rect) {
      const bucket = byStyle.get(style) ?? { style, isOutline: false, rects: [] }
      bucket.rects.push(...rect)
      byStyle.set(style, bucket)
    },
    pour(pen, ratio) {
      pen.lineWidth = ratio
      for (const bucket of byStyle.values()) pourOne(pen, bucket, ratio)
      for (const byAlpha of byLook.values()) {
        for (const bucket of byAlpha.values()) pourOne(pen, bucket, ratio)
      }
    },
  }
}

function pourOne(pen: DrawingContext, { style, isOutline, rects }: Bucket, ratio: number): void {
  if (isOutline) pen.strokeStyle = style
  else pen.fillStyle = style
  for (let at = 0; at < rects.length; at += 4) {
    const [x, y, width, height] = [rects[at]!, rects[at + 1]!, rects[at + 2]!, rects[at + 3]!]
    if (!isOutline) pen.fillRect(x, y, width, height)
    else {
      pen.strokeRect(x + ratio / 2, y + ratio / 2, Math.max(width - ratio, ratio), height - ratio)
    }
  }
}
