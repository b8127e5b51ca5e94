type Pace = { rows: number; elapsedMs: number; remainingRows: number }

const MIN_ELAPSED_MS = 1_500

/**
 * Estimates how long the remaining rows take, in ms, from the rows so far; undefined while these
 * are too few for an estimate.
 */
export function estimateTimeLeft({ rows, elapsedMs, remainingRows }: Pace): number | undefined {
  if (elapsedMs < MIN_ELAPSED_MS || rows <= 0) return undefined
  return (elapsedMs / rows) * Math.max(0, remainingRows)
}
