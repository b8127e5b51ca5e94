type Pace = { rows: number; elapsedMs: number; rest: number }

const TOO_SOON_MS = 1_500
const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

/**
 * How long the `rest` of the rows takes, in ms, when `rows` took `elapsedMs`; undefined while it is
 * too soon to tell.
 */
export function timeLeft({ rows, elapsedMs, rest }: Pace): number | undefined {
  if (elapsedMs < TOO_SOON_MS || rows <= 0) return undefined
  return (elapsedMs / rows) * Math.max(0, rest)
}

/** "About 40 s left": in steps of five seconds, then in minutes. */
export function timeLeftWords(ms: number): string {
  if (ms < 5 * SECOND_MS) return 'A few seconds left'
  if (ms < 57.5 * SECOND_MS) return `About ${Math.round(ms / (5 * SECOND_MS)) * 5} s left`
  return `About ${Math.max(1, Math.round(ms / MINUTE_MS))} min left`
}
