const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:\.\d+)?$/
const MAX_BARE_SECONDS = 10_800

/**
 * Parses a duration such as `3:45`, `1:02:03`, `225` or `225000` to milliseconds; null for other
 * text. A number below 10,800 is in seconds, a larger one in milliseconds.
 */
export function parseDuration(text: string): number | null {
  const clock = CLOCK.exec(text.trim())
  if (clock) {
    const [hours = 0, minutes = 0, seconds = 0] = clock.slice(1).map((part) => Number(part ?? 0))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000
  }
  const amount = parseMilliseconds(text)
  return amount !== null && amount < MAX_BARE_SECONDS ? amount * 1000 : amount
}

/** Parses a positive number of milliseconds; null for other text. */
export function parseMilliseconds(text: string): number | null {
  const amount = Number(text.trim() || Number.NaN)
  return Number.isFinite(amount) && amount > 0 ? amount : null
}
