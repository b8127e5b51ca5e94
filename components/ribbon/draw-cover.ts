import { tickColour } from './artist-colour'
import type { Surface } from './draw'
import type { DrawingContext } from './drawing-context'
import type { RibbonTheme } from './theme'

const SMALL_CSS_PX = 64
const SMALL_TICKS = 24

/**
 * A playlist's cover: its ribbon folded into a square, albums as blocks. Small ones sample 24
 * tracks in three rows. `at` marks the current track in a large one.
 */
export function drawCover(
  pen: DrawingContext,
  { width, height, ratio }: Surface,
  theme: RibbonTheme,
  { artists, at = -1 }: { artists: readonly string[]; at?: number },
): void {
  pen.clearRect(0, 0, width, height)
  const isSmall = width / ratio < SMALL_CSS_PX
  const list = isSmall ? sample(artists, SMALL_TICKS) : artists
  const rows = isSmall ? 3 : rowsOf(list.length, width / ratio)
  const gap = isSmall ? Math.max(1, ratio) : 2 * ratio
  const rowHeight = (height - gap * (rows - 1)) / rows
  let needle: [number, number, number, number] | undefined

  for (let row = 0; row < rows; row++) {
    const from = Math.round((row * list.length) / rows)
    const to = Math.round(((row + 1) * list.length) / rows)
    const pitch = width / Math.max(1, to - from)
    const y = Math.round(row * (rowHeight + gap))
    const bodyHeight = Math.round(row * (rowHeight + gap) + rowHeight) - y
    for (let index = from; index < to; index++) {
      const x = Math.round((index - from) * pitch)
      const right = Math.round((index - from + 1) * pitch)
      const isJoined = index + 1 === to || list[index + 1] === list[index]
      pen.fillStyle = tickColour(list[index] as string, theme)
      pen.fillRect(x, y, Math.max(1, right - x - (isJoined ? 0 : ratio)), bodyHeight)
      if (index === at && !isSmall) {
        needle = [x, y - gap * 2, Math.max(3 * ratio, right - x), bodyHeight + gap * 4]
      }
    }
  }
  if (!needle) return
  const [x, y, needleWidth, needleHeight] = needle
  pen.clearRect(x - 2 * ratio, y, needleWidth + 4 * ratio, needleHeight)
  pen.fillStyle = theme.accent
  pen.fillRect(x, y, needleWidth, needleHeight)
}

const sample = (artists: readonly string[], count: number): string[] =>
  artists.length === 0
    ? []
    : Array.from(
        { length: count },
        (_, place) => artists[Math.floor(((place + 0.5) / count) * artists.length)] as string,
      )

// Ticks of a large cover are slim, those of a middling one stand about three times as tall as wide.
function rowsOf(count: number, cssWidth: number): number {
  const slim = cssWidth > 240 ? 7.5 : 3.2
  return Math.max(3, Math.round(Math.sqrt(count / slim)))
}
