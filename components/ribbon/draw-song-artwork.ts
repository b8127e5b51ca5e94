import { artistColour, tickColour } from './artist-colour'
import type { Surface } from './draw'
import type { DrawingContext } from './drawing-context'
import type { RibbonTheme } from './theme'

const TICKS = 9

/** A song without an image: nine ticks of its artist, one of them lit; which one, the song's id says. */
export function drawSongArtwork(
  pen: DrawingContext,
  { width, height, ratio }: Surface,
  theme: RibbonTheme,
  { artist, songId }: { artist: string; songId: string },
): void {
  pen.clearRect(0, 0, width, height)
  const pitch = width / TICKS
  const lit = artistColour(songId).hue % TICKS
  for (let index = 0; index < TICKS; index++) {
    const x = Math.round(index * pitch)
    const gap = index + 1 === TICKS ? 0 : Math.max(1, ratio)
    const bodyWidth = Math.round((index + 1) * pitch) - x - gap
    const isLit = index === lit
    pen.fillStyle = tickColour(artist, theme, isLit ? 1 : 0.3)
    pen.fillRect(x, isLit ? 0 : height * 0.22, bodyWidth, isLit ? height : height * 0.56)
  }
}
