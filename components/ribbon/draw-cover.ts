import { tickColour } from './artist-colour'
import type { Surface } from './draw'
import type { DrawingContext } from './drawing-context'
import type { RibbonTheme } from './theme'

type Rectangle = { x: number; y: number; width: number; height: number }

/** Covers narrower than this show a sample of their tracks; CSS pixels. */
const MIN_FULL_WIDTH_PX = 64
const SAMPLE_SIZE = 24
const SAMPLE_ROWS = 3

/**
 * Draws a playlist's cover: its ribbon folded into a square, with adjacent tracks of one artist
 * joined. Small covers show 24 sampled tracks in three rows. `at` is the index of the current track,
 * which only large covers mark.
 */
export function drawCover(
  context: DrawingContext,
  surface: Surface,
  theme: RibbonTheme,
  { artists, at = -1 }: { artists: readonly string[]; at?: number },
): void {
  const { width, height, ratio } = surface
  context.clearRect(0, 0, width, height)
  const isSmall = width / ratio < MIN_FULL_WIDTH_PX
  const shown = isSmall ? sample(artists, SAMPLE_SIZE) : artists
  const rows = isSmall ? SAMPLE_ROWS : countRows(shown.length, width / ratio)
  const gap = isSmall ? Math.max(1, ratio) : 2 * ratio
  let playhead: Rectangle | undefined

  for (let row = 0; row < rows; row++) {
    const from = Math.round((row * shown.length) / rows)
    const to = Math.round(((row + 1) * shown.length) / rows)
    const line = rowOf(surface, row, { rows, gap })
    for (let index = from; index < to; index++) {
      const x = Math.round(((index - from) * width) / (to - from))
      const right = Math.round(((index - from + 1) * width) / (to - from))
      const isJoined = index + 1 === to || shown[index + 1] === shown[index]
      context.fillStyle = tickColour(shown[index] as string, theme)
      context.fillRect(x, line.y, Math.max(1, right - x - (isJoined ? 0 : ratio)), line.height)
      if (index === at && !isSmall) {
        const playheadWidth = Math.max(3 * ratio, right - x)
        playhead = { x, y: line.y - gap * 2, width: playheadWidth, height: line.height + gap * 4 }
      }
    }
  }
  if (playhead) drawPlayhead(context, playhead, { ratio, theme })
}

// It overlaps the rows above and below, so it is drawn last.
function drawPlayhead(
  context: DrawingContext,
  { x, y, width, height }: Rectangle,
  { ratio, theme }: { ratio: number; theme: RibbonTheme },
): void {
  context.clearRect(x - 2 * ratio, y, width + 4 * ratio, height)
  context.fillStyle = theme.accent
  context.fillRect(x, y, width, height)
}

function rowOf({ height }: Surface, row: number, { rows, gap }: { rows: number; gap: number }) {
  const rowHeight = (height - gap * (rows - 1)) / rows
  const y = Math.round(row * (rowHeight + gap))
  return { y, height: Math.round(row * (rowHeight + gap) + rowHeight) - y }
}

const sample = (artists: readonly string[], count: number): string[] =>
  artists.length === 0
    ? []
    : Array.from(
        { length: count },
        (_, index) => artists[Math.floor(((index + 0.5) / count) * artists.length)] as string,
      )

// The factor is the height of a tick divided by its width: more in large covers.
function countRows(tickCount: number, cssWidth: number): number {
  const aspect = cssWidth > 240 ? 7.5 : 3.2
  return Math.max(3, Math.round(Math.sqrt(tickCount / aspect)))
}
