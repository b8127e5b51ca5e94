import { type ArtistColour, artistColour, canvasColour } from './artist-colour'
import type { DrawingContext } from './drawing-context'
import type { RibbonTheme } from './theme'
import type { Tick } from './tick'

type Rectangle = readonly [x: number, y: number, width: number, height: number]

type Batch = { style: string; isOutline: boolean; rectangles: Rectangle[] }

/** Rectangles grouped by style: 10,000 ticks need about 80 changes of style instead of 10,000. */
export type RectangleBatches = {
  fill: (tick: Tick, alpha: number, ...rectangle: Rectangle) => void
  outline: (tick: Tick, alpha: number, ...rectangle: Rectangle) => void
  /** Fills with a colour of the theme. */
  fillPlain: (style: string, ...rectangle: Rectangle) => void
  /** Draws all of them; outlines are `ratio` device pixels wide and lie inside their rectangle. */
  draw: (context: DrawingContext, ratio: number) => void
}

/** Creates batches without rectangles. The style of a colour and alpha is formatted once. */
export function createRectangleBatches(theme: RibbonTheme): RectangleBatches {
  const byColour = new Map<ArtistColour, Map<number, Batch>>()
  const byStyle = new Map<string, Batch>()

  function batchFor(tick: Tick, alpha: number, isOutline: boolean): Batch {
    const colour = artistColour(tick.artistId)
    const byAlpha = byColour.get(colour) ?? new Map<number, Batch>()
    const key = isOutline ? -alpha : alpha
    const existing = byAlpha.get(key)
    if (existing) return existing
    const batch = { style: canvasColour(colour, theme, alpha), isOutline, rectangles: [] }
    byColour.set(colour, byAlpha.set(key, batch))
    return batch
  }

  return {
    fill: (tick, alpha, ...rectangle) =>
      void batchFor(tick, alpha, false).rectangles.push(rectangle),
    outline: (tick, alpha, ...rectangle) =>
      void batchFor(tick, alpha, true).rectangles.push(rectangle),
    fillPlain(style, ...rectangle) {
      const batch = byStyle.get(style) ?? { style, isOutline: false, rectangles: [] }
      batch.rectangles.push(rectangle)
      byStyle.set(style, batch)
    },
    draw(context, ratio) {
      context.lineWidth = ratio
      for (const batch of byStyle.values()) drawBatch(context, batch, ratio)
      for (const byAlpha of byColour.values()) {
        for (const batch of byAlpha.values()) drawBatch(context, batch, ratio)
      }
    },
  }
}

function drawBatch(
  context: DrawingContext,
  { style, isOutline, rectangles }: Batch,
  ratio: number,
): void {
  if (isOutline) context.strokeStyle = style
  else context.fillStyle = style
  for (const [x, y, width, height] of rectangles) {
    if (!isOutline) context.fillRect(x, y, width, height)
    else {
      const inner = Math.max(width - ratio, ratio)
      context.strokeRect(x + ratio / 2, y + ratio / 2, inner, height - ratio)
    }
  }
}
