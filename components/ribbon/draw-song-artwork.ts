import { artistColour, tickColour } from './artist-colour'
import type { Surface } from './draw'
import type { DrawingContext } from './drawing-context'
import type { RibbonTheme } from './theme'

const TICKS = 9

/** Draws a song without an image: nine ticks in its artist's colour; the song's id selects the bright one. */
export function drawSongArtwork(
  context: DrawingContext,
  { width, height, ratio }: Surface,
  theme: RibbonTheme,
  { artistId, songId }: { artistId: string; songId: string },
): void {
  context.clearRect(0, 0, width, height)
  const pitch = width / TICKS
  const brightIndex = artistColour(songId).hue % TICKS
  for (let index = 0; index < TICKS; index++) {
    const x = Math.round(index * pitch)
    const gap = index + 1 === TICKS ? 0 : Math.max(1, ratio)
    const tickWidth = Math.round((index + 1) * pitch) - x - gap
    const isBright = index === brightIndex
    context.fillStyle = tickColour(artistId, theme, isBright ? 1 : 0.3)
    context.fillRect(x, isBright ? 0 : height * 0.22, tickWidth, isBright ? height : height * 0.56)
  }
}
