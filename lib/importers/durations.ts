const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:\.\d+)?$/
const LONGEST_SECONDS = 10_800

/**
 * A length as people and programs write it, in milliseconds: `3:45`, `1:02:03`, `225` or `225000`.
 * A bare number below 10,800 counts seconds: no song lasts longer, and none of a list is as short
 * as that many milliseconds.
 */
export function durationOf(text: string): number | null {
  const clock = CLOCK.exec(text.trim())
  if (clock) {
    const [hours = 0, minutes = 0, seconds = 0] = clock.slice(1).map((part) => Number(part ?? 0))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000
  }
  const amount = millisecondsOf(text)
  return amount !== null && amount < LONGEST_SECONDS ? amount * 1000 : amount
}

/** A positive number of milliseconds. */
export function millisecondsOf(text: string): number | null {
  const amount = Number(text.trim() || Number.NaN)
  return Number.isFinite(amount) && amount > 0 ? amount : null
}
