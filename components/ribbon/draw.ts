import type { DrawingContext } from './drawing-context'
import { boxOf, type Geometry, layOut } from './geometry'
import { createRectangleBatches, type RectangleBatches } from './rectangle-batches'
import type { RibbonTheme } from './theme'
import type { Tick } from './tick'

/** The canvas in device pixels, and how many of them make a CSS pixel. */
export type Surface = { width: number; height: number; ratio: number }

/**
 * What to draw: ticks in playing order. `at` is the current one (-1: none), what follows is dim;
 * `marks` are indices that share an artist with the one before; `headroom` is the needle's, in CSS
 * pixels; `fuse: false` keeps a gap between two ticks of one artist; `hover` lifts an artist.
 */
export type Scene = {
  ticks: readonly Tick[]
  at?: number
  marks?: readonly number[]
  headroom?: number
  fuse?: boolean
  hover?: number
}

const MARK_ROOM = 6
/** Wider ticks keep their colour beside the needle; CSS pixels. */
const WIDE = 12

/** Where the ticks of a scene lie on a surface. */
export const geometryOf = (
  { ticks, headroom = 0, marks }: Scene,
  { width, height, ratio }: Surface,
): Geometry =>
  layOut({
    count: ticks.length,
    width,
    height: height - (marks ? MARK_ROOM * ratio : 0),
    top: headroom * ratio,
    ratio,
  })

/** Draws a ribbon: full what was played, dim what comes, the current one a needle that sticks out. */
export function drawRibbon(
  pen: DrawingContext,
  surface: Surface,
  theme: RibbonTheme,
  scene: Scene,
): void {
  const geometry = geometryOf(scene, surface)
  const buckets = createRectangleBatches(theme)
  pen.clearRect(0, 0, surface.width, surface.height)
  for (let index = 0; index < scene.ticks.length; index++) {
    placeTick(buckets, { surface, theme, scene, geometry }, index)
  }
  buckets.pour(pen, surface.ratio)
  drawNeedle(pen, { surface, theme, scene, geometry })
  drawMarks(pen, { surface, theme, scene, geometry })
}

function placeTick(buckets: RectangleBatches, drawing: Drawing, index: number): void {
  const { scene, theme, geometry } = drawing
  const { ratio } = drawing.surface
  const tick = scene.ticks[index] as Tick
  const { x, y, width: room, height, pitch } = boxOf(geometry, index)
  const width = Math.max(1, room - gapAfter(scene, index, pitch, ratio))
  if (index === scene.at && width <= WIDE * ratio) return
  const isLifted = scene.hover !== undefined && isOfHovered(scene, tick)
  const alpha = alphaOf(scene, theme, index, isLifted)
  if (tick.state === 'pending') buckets.plain(theme.line, x, y, width, height)
  else if (tick.state === 'plain') buckets.plain(theme.ink, x, y, width, height)
  else if (tick.state === 'excluded') {
    buckets.fill(tick, alpha * 0.8, x, y + height - 3 * ratio, width, 3 * ratio)
  } else if (tick.state === 'unplayable') {
    buckets.outline(tick, Math.max(alpha, 0.7), x, y, width, height)
  } else {
    const lift = isLifted && geometry.rows === 1 ? geometry.top * 0.5 : 0
    buckets.fill(tick, alpha, x, y - lift, width, height + lift)
  }
}

type Drawing = { surface: Surface; theme: RibbonTheme; scene: Scene; geometry: Geometry }

// The only vermilion there is. A wide tick keeps its colour beside the needle.
function drawNeedle(pen: DrawingContext, { surface, theme, scene, geometry }: Drawing): void {
  const { at = -1, ticks } = scene
  if (at < 0 || at >= ticks.length) return
  const { ratio } = surface
  const box = boxOf(geometry, at)
  const isFolded = geometry.rows > 1
  const isRoomy = box.width > WIDE * ratio
  const width = isRoomy ? 3 * ratio : Math.max(2 * ratio, Math.min(box.width, 4 * ratio))
  const x = Math.round(box.x + (box.width - width) / 2)
  const reach = 3 * ratio
  const y = isFolded ? Math.max(0, box.y - reach) : 0
  const height = isFolded ? box.height + 2 * reach : box.y + box.height
  const halo = isRoomy || isFolded ? ratio : 0
  if (halo) pen.clearRect(x - halo, y, width + 2 * halo, height)
  pen.fillStyle = theme.accent
  pen.fillRect(x, y, width, height)
}

// Underlines each pair that shares an artist.
function drawMarks(pen: DrawingContext, { surface, theme, scene, geometry }: Drawing): void {
  if (!scene.marks?.length) return
  const { ratio, height } = surface
  const pitch = geometry.width / Math.max(1, geometry.perRow)
  pen.fillStyle = theme.danger
  for (const mark of scene.marks) {
    const width = Math.max(ratio, Math.round(2 * pitch) - ratio)
    pen.fillRect(Math.round((mark - 1) * pitch), height - 3 * ratio, width, 2 * ratio)
  }
}

// Two neighbours of one artist fuse, so a clash is a block one can see without colour.
function gapAfter({ ticks, fuse }: Scene, index: number, pitch: number, ratio: number): number {
  if (pitch < 3) return 0
  if (fuse !== false && ticks[index + 1]?.artist === ticks[index]?.artist) return 0
  return Math.max(1, Math.round(Math.min(ratio * 2, pitch * 0.25)))
}

const isOfHovered = ({ ticks, hover }: Scene, tick: Tick): boolean =>
  hover !== undefined && ticks[hover]?.artist === tick.artist

function alphaOf({ at = -1, hover }: Scene, { dim }: RibbonTheme, index: number, lifted: boolean) {
  const alpha = at >= 0 && index > at ? dim : 1
  if (hover === undefined) return alpha
  return lifted ? 1 : alpha * 0.4
}
