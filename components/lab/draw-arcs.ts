import { tickColour } from '@/components/ribbon/artist-colour'
import type { Surface } from '@/components/ribbon/draw'
import type { RibbonTheme } from '@/components/ribbon/theme'

/** `artists` and `distances` by track of the list; `first` is the first set. */
export type ArcScene = {
  artists: readonly string[]
  first: Int32Array
  /** Turns from a track's play in the first set to its play in the second. */
  distances: Int32Array
}

type ArcPen = Pick<
  CanvasRenderingContext2D,
  'strokeStyle' | 'lineWidth' | 'clearRect' | 'beginPath' | 'ellipse' | 'stroke'
>
type Arc = { track: number; from: number; span: number; isNear: boolean }

const QUIET = 0.26
// More lines than this are a grey wash; those that come back too soon are all drawn.
const MOST_QUIET = 500

/** An arc from each track's play in one set to its play in the next, the short ones on top. */
export function drawArcs(
  pen: ArcPen,
  { width, height, ratio }: Surface,
  theme: RibbonTheme,
  scene: ArcScene,
): void {
  const size = scene.first.length
  const pitch = width / (2 * size)
  const arcs = arcsOf(scene)
  const tallest = arcs[0]?.span ?? 1
  pen.clearRect(0, 0, width, height)
  for (const { track, from, span, isNear } of arcs) {
    const radius = (span * pitch) / 2
    const x = (from + 0.5) * pitch + radius
    pen.beginPath()
    pen.ellipse(x, height, radius, (span / tallest) * (height - 4 * ratio), 0, Math.PI, 2 * Math.PI)
    pen.lineWidth = isNear ? 1.25 * ratio : ratio
    pen.strokeStyle = isNear ? theme.danger : tickColour(scene.artists[track]!, theme, QUIET)
    pen.stroke()
  }
}

function arcsOf({ first, distances }: ArcScene): Arc[] {
  const half = Math.floor(first.length / 2)
  const step = Math.ceil(first.length / MOST_QUIET)
  return Array.from(first, (track, from) => {
    const span = distances[track]!
    return { track, from, span, isNear: span < half }
  })
    .filter(({ isNear, from }) => isNear || from % step === 0)
    .sort((one, other) => other.span - one.span)
}
