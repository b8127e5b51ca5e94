/** A change of an order at a position: a track was inserted (1), or removed before it (-1). */
export type PositionChange = { position: number; delta: 1 | -1 }

/** Positions from `start` to before `end` of an order after a change. */
export type SpliceWindow = {
  start: number
  end: number
  /** The number of tracks that all changes before the window added. */
  shift: number
  /** The number of tracks that the changes in the window added. */
  delta: number
}

/** Tracks on each side of a change that are read: one of them nearly always fits. */
const RADIUS = 64
/** A reason can refer to a track at this distance before; windows nearer than that are joined. */
export const MAX_REASON_DISTANCE = 257

/**
 * Returns the windows around the changes of an order. None begins before `from` - 1, the last position
 * that was handed out, which is fixed.
 */
export function findSpliceWindows(
  changes: readonly PositionChange[],
  { from, size }: { from: number; size: number },
): SpliceWindow[] {
  const windows: SpliceWindow[] = []
  let shift = 0
  for (const { position, delta } of [...changes].sort((a, b) => a.position - b.position)) {
    const start = Math.max(0, from - 1, position - RADIUS)
    const end = Math.min(size, position + RADIUS)
    const last = windows.at(-1)
    if (last && start < last.end + MAX_REASON_DISTANCE) {
      last.end = Math.max(last.end, end)
      last.delta += delta
    } else windows.push({ start, end, shift, delta })
    shift += delta
  }
  return windows
}
