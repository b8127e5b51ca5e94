import { type Box, boxOf, type Geometry, layOut } from './geometry'
import { tickColour } from './look'
import type { RibbonTheme } from './theme'
import type { Tick } from './tick'

/** The part of a 2D context that a ribbon needs. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'strokeStyle' | 'lineWidth' | 'fillRect' | 'strokeRect' | 'clearRect'
>

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

type Rect = [x: number, y: number, width: number, height: number]

const MARK_ROOM = 6

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
export function drawRibbon(pen: Pen, surface: Surface, theme: RibbonTheme, scene: Scene): void {
  const geometry = geometryOf(scene, surface)
  const { ratio } = surface
  const fills = new Map<string, Rect[]>()
  const outlines = new Map<string, Rect[]>()
  pen.clearRect(0, 0, surface.width, surface.height)

  for (let index = 0; index < scene.ticks.length; index++) {
    const tick = scene.ticks[index] as Tick
    const box = boxOf(geometry, index)
    const [x, y, width, height] = bodyOf(box, gapAfter(scene, index, box.pitch, ratio))
    const isLifted = isOfHovered(scene, tick)
    const lift = isLifted && geometry.rows === 1 ? geometry.top * 0.5 : 0
    const alpha = alphaOf(scene, theme, index, isLifted)
    if (index === scene.at && width <= 12 * ratio) continue
    if (tick.state === 'pending' || tick.state === 'plain') {
      into(fills, tick.state === 'plain' ? theme.ink : theme.line, [x, y, width, height])
    } else if (tick.state === 'excluded') {
      const colour = tickColour(tick.artist, theme, alpha * 0.8)
      into(fills, colour, [x, y + height - 3 * ratio, width, 3 * ratio])
    } else if (tick.state === 'unplayable') {
      const colour = tickColour(tick.artist, theme, Math.max(alpha, 0.7))
      const inset: Rect = [
        x + ratio / 2,
        y + ratio / 2,
        Math.max(width - ratio, ratio),
        height - ratio,
      ]
      into(outlines, colour, inset)
    } else {
      into(fills, tickColour(tick.artist, theme, alpha), [x, y - lift, width, height + lift])
    }
  }

  for (const [colour, rects] of fills) {
    pen.fillStyle = colour
    for (const rect of rects) pen.fillRect(...rect)
  }
  pen.lineWidth = ratio
  for (const [colour, rects] of outlines) {
    pen.strokeStyle = colour
    for (const rect of rects) pen.strokeRect(...rect)
  }
  drawNeedle(pen, { surface, theme, scene, geometry })
  drawMarks(pen, { surface, theme, scene, geometry })
}

type Drawing = { surface: Surface; theme: RibbonTheme; scene: Scene; geometry: Geometry }

// The only vermilion there is. A wide tick keeps its colour beside the needle.
function drawNeedle(pen: Pen, { surface, theme, scene, geometry }: Drawing): void {
  const { at = -1, ticks } = scene
  if (at < 0 || at >= ticks.length) return
  const { ratio } = surface
  const box = boxOf(geometry, at)
  const isFolded = geometry.rows > 1
  const isRoomy = box.width > 12 * ratio
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
function drawMarks(pen: Pen, { surface, theme, scene, geometry }: Drawing): void {
  if (!scene.marks?.length) return
  const { ratio, height } = surface
  const pitch = geometry.width / Math.max(1, geometry.perRow)
  pen.fillStyle = theme.danger
  for (const mark of scene.marks) {
    const width = Math.max(ratio, Math.round(2 * pitch) - ratio)
    pen.fillRect(Math.round((mark - 1) * pitch), height - 3 * ratio, width, 2 * ratio)
  }
}

const bodyOf = ({ x, y, width, height }: Box, gap: number): Rect => [
  x,
  y,
  Math.max(1, width - gap),
  height,
]

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

// One style, many rectangles: 10,000 ticks need 42 changes of colour, not 10,000.
function into(groups: Map<string, Rect[]>, colour: string, rect: Rect): void {
  const group = groups.get(colour)
  if (group) group.push(rect)
  else groups.set(colour, [rect])
}
