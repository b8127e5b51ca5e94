import type { DrawingContext } from './drawing-context'
import { type Geometry, layOutTicks, tickBox } from './geometry'
import { createRectangleBatches, type RectangleBatches } from './rectangle-batches'
import type { RibbonTheme } from './theme'
import type { Tick } from './tick'

/** The canvas in device pixels, and the number of them in a CSS pixel. */
export type Surface = { width: number; height: number; ratio: number }

/** The content of a ribbon. */
export type Scene = {
  /** In playing order. */
  ticks: readonly Tick[]
  /** The index of the current tick; the ticks after it are dim. -1 for none. */
  at?: number
  /** Indices of ticks that clash with the one before. */
  marks?: readonly number[]
  /** Space above the ticks for the playhead; CSS pixels. */
  headroom?: number
  /** Whether adjacent ticks of one artist are joined; true by default. */
  fuse?: boolean
  /** The index of a tick whose artist is highlighted. */
  hover?: number
}

/** Space below the ticks for the marks; CSS pixels. */
const MARK_SPACE_PX = 6
/** Current ticks wider than this keep their colour beside the playhead; CSS pixels. */
const MIN_WIDE_TICK_PX = 12

/** Returns the positions of a scene's ticks on a surface. */
export const ribbonGeometry = (
  { ticks, headroom = 0, marks }: Scene,
  { width, height, ratio }: Surface,
): Geometry =>
  layOutTicks({
    count: ticks.length,
    width,
    height: height - (marks ? MARK_SPACE_PX * ratio : 0),
    top: headroom * ratio,
    ratio,
  })

/** Draws a ribbon: played ticks at full strength, later ones dim, the current one as the playhead. */
export function drawRibbon(
  context: DrawingContext,
  surface: Surface,
  theme: RibbonTheme,
  scene: Scene,
): void {
  const geometry = ribbonGeometry(scene, surface)
  const batches = createRectangleBatches(theme)
  context.clearRect(0, 0, surface.width, surface.height)
  for (let index = 0; index < scene.ticks.length; index++) {
    addTick(batches, { surface, theme, scene, geometry }, index)
  }
  batches.draw(context, surface.ratio)
  drawPlayhead(context, { surface, theme, scene, geometry })
  drawMarks(context, { surface, theme, scene, geometry })
}

function addTick(batches: RectangleBatches, drawing: Drawing, index: number): void {
  const { scene, theme, geometry } = drawing
  const { ratio } = drawing.surface
  const tick = scene.ticks[index] as Tick
  const { x, y, width: space, height, pitch } = tickBox(geometry, index)
  const width = Math.max(1, space - gapAfter(scene, index, pitch, ratio))
  if (index === scene.at && width <= MIN_WIDE_TICK_PX * ratio) return
  const isHighlighted = hasHoveredArtist(scene, tick)
  const alpha = alphaOf(scene, theme, index, isHighlighted)
  if (tick.state === 'pending') batches.fillPlain(theme.line, x, y, width, height)
  else if (tick.state === 'plain') batches.fillPlain(theme.ink, x, y, width, height)
  else if (tick.state === 'excluded') {
    batches.fill(tick, alpha * 0.8, x, y + height - 3 * ratio, width, 3 * ratio)
  } else if (tick.state === 'unplayable') {
    batches.outline(tick, Math.max(alpha, 0.7), x, y, width, height)
  } else {
    const rise = isHighlighted && geometry.rows === 1 ? geometry.top * 0.5 : 0
    batches.fill(tick, alpha, x, y - rise, width, height + rise)
  }
}

type Drawing = { surface: Surface; theme: RibbonTheme; scene: Scene; geometry: Geometry }

// The only use of the accent colour. A wide tick keeps its own colour beside it.
function drawPlayhead(context: DrawingContext, { surface, theme, scene, geometry }: Drawing): void {
  const { at = -1, ticks } = scene
  if (at < 0 || at >= ticks.length) return
  const { ratio } = surface
  const box = tickBox(geometry, at)
  const isFolded = geometry.rows > 1
  const isWide = box.width > MIN_WIDE_TICK_PX * ratio
  const width = isWide ? 3 * ratio : Math.max(2 * ratio, Math.min(box.width, 4 * ratio))
  const x = Math.round(box.x + (box.width - width) / 2)
  const overhang = 3 * ratio
  const y = isFolded ? Math.max(0, box.y - overhang) : 0
  const height = isFolded ? box.height + 2 * overhang : box.y + box.height
  const margin = isWide || isFolded ? ratio : 0
  if (margin) context.clearRect(x - margin, y, width + 2 * margin, height)
  context.fillStyle = theme.accent
  context.fillRect(x, y, width, height)
}

// Underlines each pair of ticks that clash.
function drawMarks(context: DrawingContext, { surface, theme, scene, geometry }: Drawing): void {
  if (!scene.marks?.length) return
  const { ratio, height } = surface
  const pitch = geometry.width / Math.max(1, geometry.perRow)
  context.fillStyle = theme.danger
  for (const mark of scene.marks) {
    const width = Math.max(ratio, Math.round(2 * pitch) - ratio)
    context.fillRect(Math.round((mark - 1) * pitch), height - 3 * ratio, width, 2 * ratio)
  }
}

// Adjacent ticks of one artist are joined, which shows a clash without colour.
function gapAfter({ ticks, fuse }: Scene, index: number, pitch: number, ratio: number): number {
  if (pitch < 3) return 0
  if (fuse !== false && ticks[index + 1]?.artistId === ticks[index]?.artistId) return 0
  return Math.max(1, Math.round(Math.min(ratio * 2, pitch * 0.25)))
}

const hasHoveredArtist = ({ ticks, hover }: Scene, tick: Tick): boolean =>
  hover !== undefined && ticks[hover]?.artistId === tick.artistId

function alphaOf({ at = -1, hover }: Scene, { dim }: RibbonTheme, index: number, isLit: boolean) {
  const alpha = at >= 0 && index > at ? dim : 1
  if (hover === undefined) return alpha
  return isLit ? 1 : alpha * 0.4
}
