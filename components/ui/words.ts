const LOCALE = 'en-GB'
const numbers = new Intl.NumberFormat(LOCALE)
const plurals = new Intl.PluralRules(LOCALE)
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' })
const dates = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export const number = (value: number): string => numbers.format(value)

/** "1 track", "1,021 tracks". */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${plurals.select(value) === 'one' ? one : many}`

const times = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' })

/** The time of day where one is: "09:00". */
export const clockTime = (instant: string): string => times.format(new Date(instant))

/** "2 minutes ago", "yesterday", or the date when it is more than a month ago. */
export function ago(instant: string, nowMs: number): string {
  const ms = Date.parse(instant) - nowMs
  const age = Math.abs(ms)
  if (age < MINUTE_MS) return 'just now'
  if (age < HOUR_MS) return relative.format(Math.round(ms / MINUTE_MS), 'minute')
  if (age < DAY_MS) return relative.format(Math.round(ms / HOUR_MS), 'hour')
  if (age < 31 * DAY_MS) return relative.format(Math.round(ms / DAY_MS), 'day')
  return date(instant)
}

/** "23 November 2026". */
export const date = (instant: string): string => dates.format(new Date(instant))
