/** Where ticks lie: device pixels, rows from the top, ticks from the left. */
export type Geometry = {
  count: number
  rows: number
  perRow: number
  width: number
  top: number
  rowHeight: number
  rowGap: number
}

export type Box = { x: number; y: number; width: number; height: number; pitch: number }

type Space = { count: number; width: number; height: number; top: number; ratio: number }

/**
 * Lays `count` ticks into a canvas of `width` x `height` device pixels below `top`. When a tick
 * would be thinner than a device pixel the ribbon folds into rows, so each track keeps its tick.
 */
export function layOut({ count, width, height, top, ratio }: Space): Geometry {
  const rows = Math.max(1, Math.ceil(count / Math.max(1, width)))
  const body = height - top
  const rowGap = rows > 1 && body / rows > 5 * ratio ? ratio : 0
  const rowHeight = (body - rowGap * (rows - 1)) / rows
  return { count, rows, perRow: Math.ceil(count / rows), width, top, rowHeight, rowGap }
}

/** The room of tick `index`, gap included. */
export function boxOf(geometry: Geometry, index: number): Box {
  const { perRow, rows, count, width, top, rowHeight, rowGap } = geometry
  const row = Math.floor(index / perRow)
  const place = index - row * perRow
  const inRow = rows > 1 ? perRow : Math.min(perRow, count)
  const pitch = width / inRow
  const x = Math.round(place * pitch)
  return {
    x,
    y: Math.round(top + row * (rowHeight + rowGap)),
    width: Math.round((place + 1) * pitch) - x,
    height: Math.round(rowHeight),
    pitch,
  }
}

/** The tick at a point, or undefined beside the ribbon. */
export function tickAt(geometry: Geometry, x: number, y: number): number | undefined {
  const { count, rows, perRow, width, top, rowHeight, rowGap } = geometry
  if (count === 0 || x < 0 || x >= width) return undefined
  const row =
    rows === 1 ? 0 : Math.min(rows - 1, Math.max(0, Math.floor((y - top) / (rowHeight + rowGap))))
  const inRow = rows > 1 ? perRow : Math.min(perRow, count)
  const index = row * perRow + Math.floor((x / width) * inRow)
  return index < count ? index : undefined
}
