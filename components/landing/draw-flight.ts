import { tickColour } from '@/components/ribbon/artist-colour'
import type { Surface } from '@/components/ribbon/draw'
import type { DrawingContext } from '@/components/ribbon/drawing-context'
import type { RibbonTheme } from '@/components/ribbon/theme'

/**
 * Ticks on their way from list order to their shuffled places: `places[index]` is where the track
 * at `index` of the list goes; `progress` 0 is the list, 1 the shuffled set.
 */
export type Flight = { artists: readonly string[]; places: Int32Array; progress: number }

/** Room above and below the ribbon for ticks in flight, in CSS pixels. */
export const AIR = 84

// How much of the time passes between the first tick's start and the last one's.
const STAGGER = 0.38

/** Draws the flight: ticks that go right pass over the others, those that go left pass under. */
export function drawFlight(
  pen: DrawingContext,
  { width, height, ratio }: Surface,
  theme: RibbonTheme,
  flight: Flight,
): void {
  const { artists } = flight
  const pitch = width / artists.length
  const air = AIR * ratio
  const gap = Math.max(1, Math.round(Math.min(2 * ratio, pitch * 0.22)))
  pen.clearRect(0, 0, width, height)
  for (const { from, to, share } of travellers(flight)) {
    const place = from + (to - from) * share
    const reach = Math.min(1, Math.abs(to - from) / (artists.length * 0.55))
    const lift = Math.sin(Math.PI * share) * reach * air * 0.95
    const isFused = share === 0 && artists[from + 1] === artists[from]
    const x = Math.round(place * pitch)
    const right = Math.round((place + 1) * pitch)
    pen.fillStyle = tickColour(artists[from]!, theme)
    pen.fillRect(
      x,
      air + (to > from ? -lift : lift),
      Math.max(1, right - x - (isFused ? 0 : gap)),
      height - 2 * air,
    )
  }
}

// The farthest travellers are drawn last: they are the ones to follow with the eye.
function travellers({ artists, places, progress }: Flight) {
  const count = artists.length
  return Array.from(places, (to, from) => {
    const ownTime = (progress - (from / count) * STAGGER) / (1 - STAGGER)
    return { from, to, share: ease(Math.min(1, Math.max(0, ownTime))) }
  }).sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from))
}

const ease = (share: number): number =>
  share < 0.5 ? 8 * share ** 4 : 1 - (-2 * share + 2) ** 4 / 2
