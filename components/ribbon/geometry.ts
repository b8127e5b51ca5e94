/** The layout of ticks in device pixels: rows from the top, ticks in a row from the left. */
export type Geometry = {
  count: number
  rows: number
  perRow: number
  width: number
  top: number
  rowHeight: number
  rowGap: number
}

/** The area of a tick; `pitch` is its exact width, before rounding to pixels. */
export type TickBox = { x: number; y: number; width: number; height: number; pitch: number }

type Area = { count: number; width: number; height: number; top: number; ratio: number }

/**
 * Lays out `count` ticks on a canvas of `width` x `height` device pixels, below `top`. If a tick
 * would be thinner than a device pixel, the ribbon is folded into rows, so each track has a tick.
 */
export function layOutTicks({ count, width, height, top, ratio }: Area): Geometry {
  const rows = Math.max(1, Math.ceil(count / Math.max(1, width)))
  const usableHeight = height - top
  const rowGap = rows > 1 && usableHeight / rows > 5 * ratio ? ratio : 0
  const rowHeight = (usableHeight - rowGap * (rows - 1)) / rows
  return { count, rows, perRow: Math.ceil(count / rows), width, top, rowHeight, rowGap }
}

/** Returns the area of tick `index`, including the gap after it. */
export function tickBox(geometry: Geometry, index: number): TickBox {
  const { perRow, width, top, rowHeight, rowGap } = geometry
  const row = Math.floor(index / perRow)
  const column = index - row * perRow
  const pitch = width / columnsOf(geometry)
  const x = Math.round(column * pitch)
  return {
    x,
    y: Math.round(top + row * (rowHeight + rowGap)),
    width: Math.round((column + 1) * pitch) - x,
    height: Math.round(rowHeight),
    pitch,
  }
}

/** Returns the index of the tick at a point; undefined if there is none. */
export function tickAt(geometry: Geometry, x: number, y: number): number | undefined {
  const { count, rows, perRow, width, top, rowHeight, rowGap } = geometry
  if (count === 0 || x < 0 || x >= width) return undefined
  const row =
    rows === 1 ? 0 : Math.min(rows - 1, Math.max(0, Math.floor((y - top) / (rowHeight + rowGap))))
  const index = row * perRow + Math.floor((x / width) * columnsOf(geometry))
  return index < count ? index : undefined
}

const columnsOf = ({ rows, perRow, count }: Geometry): number =>
  rows > 1 ? perRow : Math.min(perRow, count)
