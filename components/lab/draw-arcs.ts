import { tickColour } from '@/components/ribbon/artist-colour'
import type { Surface } from '@/components/ribbon/draw'
import type { RibbonTheme } from '@/components/ribbon/theme'

/** `artists` and `distances` are indexed by track. */
export type ArcScene = {
  artists: readonly string[]
  /** The first set, as track indices in playing order. */
  first: Int32Array
  /** Turns from a track's play in the first set to its play in the second. */
  distances: Int32Array
}

type ArcContext = Pick<
  CanvasRenderingContext2D,
  'strokeStyle' | 'lineWidth' | 'clearRect' | 'beginPath' | 'ellipse' | 'stroke'
>
type Arc = { artist: string; start: number; span: number; isEarly: boolean }

const LATE_OPACITY = 0.26
// More lines than this merge into a grey area. Early returns are all drawn.
const MAX_LATE_ARCS = 500

/** Draws an arc from each track's play in one set to its play in the next, short arcs on top. */
export function drawArcs(
  context: ArcContext,
  { width, height, ratio }: Surface,
  theme: RibbonTheme,
  scene: ArcScene,
): void {
  const tickWidth = width / (2 * scene.first.length)
  const arcs = longestFirst(scene)
  const longestSpan = arcs[0]?.span ?? 1
  context.clearRect(0, 0, width, height)
  for (const { artist, start, span, isEarly } of arcs) {
    const radius = (span * tickWidth) / 2
    const x = (start + 0.5) * tickWidth + radius
    const arcHeight = (span / longestSpan) * (height - 4 * ratio)
    context.beginPath()
    context.ellipse(x, height, radius, arcHeight, 0, Math.PI, 2 * Math.PI)
    context.lineWidth = isEarly ? 1.25 * ratio : ratio
    context.strokeStyle = isEarly ? theme.danger : tickColour(artist, theme, LATE_OPACITY)
    context.stroke()
  }
}

function longestFirst({ artists, first, distances }: ArcScene): Arc[] {
  const halfList = Math.floor(first.length / 2)
  const step = Math.ceil(first.length / MAX_LATE_ARCS)
  return Array.from(first, (track, start) => {
    const span = distances[track] ?? 0
    return { artist: artists[track] ?? '', start, span, isEarly: span < halfList }
  })
    .filter(({ isEarly, start }) => isEarly || start % step === 0)
    .sort((one, other) => other.span - one.span)
}
