const CLOCK = /^(?:(\d{1,3}):)?(\d{1,4}):(\d{2})(?:[.,](\d{1,3})\d{0,6})?$/
const ISO_8601 =
  /^P(?:\d{1,3}D)?T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})(?:[.,](\d{1,3})\d{0,6})?S)?$/i
const UNITS =
  /^(?:(\d{1,3})\s*(?:h|hr|hrs|hours?|std|stunden?)\.?\s*)?(?:(\d{1,4})\s*(?:m|min|mins|minutes?|minuten|minutos|'|′|’)\.?\s*)?(?:(\d{1,6})(?:[.,](\d{1,3})\d{0,6})?\s*(?:s|sec|secs|seconds?|sekunden|segundos|sek|''|"|″|”)?\.?)?$/i
const MILLISECONDS = /^(\d{1,9}(?:\.\d{1,6})?)\s*(?:ms|msec|milliseconds?)$/i
const DECIMAL_COMMA = /^\d{1,9},\d{1,6}$/
const MAX_BARE_SECONDS = 10_800

/**
 * Parses a duration to milliseconds; null for other text: `3:45`, `1:02:03`, `3:45.250`, `PT3M45S`,
 * `3m 45s`, `225`, `225,5`, `225000 ms`. A number below 10,800 is in seconds, a larger one in
 * milliseconds.
 */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim()
  const milliseconds = MILLISECONDS.exec(trimmed)?.[1]
  if (milliseconds !== undefined) return parseMilliseconds(milliseconds)
  const amount = parseMilliseconds(
    DECIMAL_COMMA.test(trimmed) ? trimmed.replace(',', '.') : trimmed,
  )
  if (amount !== null) return amount < MAX_BARE_SECONDS ? Math.round(amount * 1000) : amount
  return parseClock(trimmed) ?? parseUnits(trimmed)
}

/** Parses `3:45` or `1:02:03.5` to milliseconds; null for other text. */
export function parseClock(text: string): number | null {
  const clock = CLOCK.exec(text.trim())
  return clock && toMilliseconds(clock)
}

function parseUnits(text: string): number | null {
  const match = ISO_8601.exec(text) ?? UNITS.exec(text)
  return match?.slice(1).some(Boolean) ? toMilliseconds(match) : null
}

/** Hours, minutes, seconds and decimals of a match. */
function toMilliseconds([, hours, minutes, seconds, decimals]: RegExpExecArray): number | null {
  const whole = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)
  return whole * 1000 + Number((decimals ?? '0').padEnd(3, '0')) || null
}

/** Parses a positive number of milliseconds; null for other text. */
export function parseMilliseconds(text: string): number | null {
  const amount = Number(text.trim() || Number.NaN)
  return Number.isFinite(amount) && amount > 0 ? amount : null
}
