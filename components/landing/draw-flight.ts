import { tickColour } from '@/components/ribbon/artist-colour'
import type { Surface } from '@/components/ribbon/draw'
import type { DrawingContext } from '@/components/ribbon/drawing-context'
import type { RibbonTheme } from '@/components/ribbon/theme'

/**
 * An animation from list order to a shuffled order. `positions[index]` is the shuffled position of
 * the track at `index` of the list; `progress` is 0 for the list and 1 for the shuffled order.
 */
export type Flight = { artists: readonly string[]; positions: Int32Array; progress: number }

/** Space above and below the ribbon for moving ticks, in CSS pixels. */
export const MARGIN_PX = 84

// The share of the time between the start of the first tick and that of the last.
const STAGGER = 0.38

/** Draws a frame. Ticks that move right pass above the ribbon, those that move left below it. */
export function drawFlight(
  context: DrawingContext,
  { width, height, ratio }: Surface,
  theme: RibbonTheme,
  flight: Flight,
): void {
  const { artists } = flight
  const tickWidth = width / artists.length
  const margin = MARGIN_PX * ratio
  const gap = Math.max(1, Math.round(Math.min(2 * ratio, tickWidth * 0.22)))
  context.clearRect(0, 0, width, height)
  for (const { from, to, share } of movingTicks(flight)) {
    const position = from + (to - from) * share
    const reach = Math.min(1, Math.abs(to - from) / (artists.length * 0.55))
    const lift = Math.sin(Math.PI * share) * reach * margin * 0.95
    const isFused = share === 0 && artists[from + 1] === artists[from]
    const x = Math.round(position * tickWidth)
    const right = Math.round((position + 1) * tickWidth)
    context.fillStyle = tickColour(artists[from] ?? '', theme)
    context.fillRect(
      x,
      margin + (to > from ? -lift : lift),
      Math.max(1, right - x - (isFused ? 0 : gap)),
      height - 2 * margin,
    )
  }
}

// Ticks that move farthest are drawn last, so that they are visible all the way.
function movingTicks({ artists, positions, progress }: Flight) {
  const count = artists.length
  return Array.from(positions, (to, from) => {
    const ownProgress = (progress - (from / count) * STAGGER) / (1 - STAGGER)
    return { from, to, share: ease(Math.min(1, Math.max(0, ownProgress))) }
  }).sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from))
}

const ease = (share: number): number =>
  share < 0.5 ? 8 * share ** 4 : 1 - (-2 * share + 2) ** 4 / 2
