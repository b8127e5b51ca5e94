import { boundText } from '@/lib/song-text/clean-text'

const CLOCK = /^(?:(\d{1,3}):)?(\d{1,4}):(\d{2})(?:[.,](\d{1,3})\d{0,6})?$/
const ISO_8601 =
  /^P(?:\d{1,3}D)?T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})(?:[.,](\d{1,3})\d{0,6})?S)?$/i
const HOURS = 'h|hrs?|hours?|horas?|heures?|std|stunden?|ч|час\\p{L}{0,2}|時間|小时|小時|시간'
const MINUTES = "mn?|min\\p{L}{0,6}|м|мин\\p{L}{0,3}|分|分钟|分鐘|분|dk|dakika|['′’]"
const SECONDS = `s|seg\\p{L}{0,5}|se[ck]\\p{L}{0,6}|с|сек\\p{L}{0,4}|秒|초|sn|saniye|''|["″”]|′′|’’`
// bounded-regex: anchored, each number and unit is read once.
const UNITS = new RegExp(
  `^(?:(\\d{1,3})\\s*(?:${HOURS})\\.?\\s*)?(?:(\\d{1,4})\\s*(?:${MINUTES})\\.?\\s*)?(?:(\\d{1,6})(?:[.,](\\d{1,3})\\d{0,6})?\\s*(?:${SECONDS})?\\.?)?$`,
  'iu',
)
/** Minutes after hours need no unit: `1h03`. */
// bounded-regex: as above.
const HOURS_AND_MINUTES = new RegExp(`^(\\d{1,3})\\s*(?:${HOURS})\\.?\\s*(\\d{1,2})$`, 'iu')
const MILLISECONDS = /^(\d{1,9}(?:\.\d{1,6})?)\s*(?:ms|msec|msecs|millis|milliseconds?)$/i
const DECIMAL_MINUTES = /^(\d{1,3}[.,]\d{1,3})\s*min\p{L}{0,6}\.?$/iu
const MINUTE_DOT_SECOND = /^(\d{1,2})\.([0-5]\d)$/
const DECIMAL_COMMA = /^\d{1,9},\d{1,6}$/
const GROUPED_THOUSANDS = /^\d{1,3}(?:[ \u00a0\u202f’']\d{3})+$/
/** Needs no changes by `toPlainForm`. */
const PLAIN = /^[\d:.]+$/
const MAX_BARE_SECONDS = 10_800
/** No song takes fewer seconds than this, so that `3.45` has minutes before the dot. */
const MAX_DOTTED_MINUTES = 20
const MAX_STATED_MS = 24 * 60 * 60 * 1000
const MS_PER_UNIT = { minutes: 60_000, seconds: 1_000 }

/**
 * Parses a duration to milliseconds; null for other text: `3:45`, `1:02:03`, `3:45.250`, `PT3M45S`,
 * `3m 45s`, `3 Min. 45 Sek.`, `3分45秒`, `3.75 min`, `1h03`, `225`, `225,5`, `225000 ms`. A number below
 * 10,800 is in seconds, a larger one in milliseconds; `3.45` is 3 minutes and 45 seconds.
 */
export function parseDuration(text: string): number | null {
  const trimmed = toPlainForm(text)
  const [, minutes, seconds] = MINUTE_DOT_SECOND.exec(trimmed) ?? []
  if (minutes !== undefined && Number(minutes) < MAX_DOTTED_MINUTES)
    return parseClock(`${minutes}:${seconds}`)
  return (
    parseWithUnits(trimmed) ??
    parseBareNumber(trimmed) ??
    parseClock(trimmed) ??
    parseUnits(trimmed)
  )
}

/**
 * Parses a duration to milliseconds, as `parseDuration`, but a number without a unit is in the given
 * one: in minutes `3.75` is 3 minutes and 45 seconds, in seconds `12.34` is 12,340 ms. One of more
 * than a day is in milliseconds, whatever the unit.
 */
export function parseDurationIn(unit: keyof typeof MS_PER_UNIT, text: string): number | null {
  const trimmed = toPlainForm(text)
  const amount = parseDecimal(trimmed)
  if (amount === null) return parseWithUnits(trimmed) ?? parseClock(trimmed) ?? parseUnits(trimmed)
  const ms = Math.round(amount * MS_PER_UNIT[unit])
  return ms <= MAX_STATED_MS ? ms || null : amount
}

/** Returns the milliseconds of a number without a unit: below 10,800 it is in seconds. */
export const fromBareNumber = (amount: number): number =>
  amount < MAX_BARE_SECONDS ? Math.round(amount * 1000) : amount

function parseBareNumber(text: string): number | null {
  const amount = parseDecimal(text)
  return amount === null ? null : fromBareNumber(amount)
}

const parseDecimal = (text: string): number | null =>
  parseMilliseconds(DECIMAL_COMMA.test(text) ? text.replace(',', '.') : text)

/** Parses `3.75 min` or `225000 ms`. */
function parseWithUnits(trimmed: string): number | null {
  const decimalMinutes = DECIMAL_MINUTES.exec(trimmed)?.[1]
  if (decimalMinutes !== undefined)
    return Math.round(Number(decimalMinutes.replace(',', '.')) * 60_000) || null
  const milliseconds = MILLISECONDS.exec(trimmed)?.[1]
  return milliseconds === undefined ? null : parseMilliseconds(milliseconds)
}

/** Parses `3:45` or `1:02:03.5` to milliseconds; null for other text. */
export function parseClock(text: string): number | null {
  const clock = CLOCK.exec(text.trim())
  return clock && toMilliseconds(clock)
}

/** Replaces full-width and Arabic signs, brackets around the text, and words between its parts. */
function toPlainForm(text: string): string {
  const bounded = boundText(text)
  if (PLAIN.test(bounded)) return bounded
  const plain = bounded
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/^[([](.*)[)\]]$/, '$1')
    .replace(/^(\d{1,3}:\d{2}(?::\d{2})?) ?(?:min|mins|minutes|h)\.?$/i, '$1')
    .replace(/,? (?:and|und|y|et|e|en|og|och|i|и) (?=\d)|, (?=\d)/gi, ' ')
    .trim()
  return GROUPED_THOUSANDS.test(plain) ? plain.replace(/\D/g, '') : plain
}

function parseUnits(text: string): number | null {
  const short = HOURS_AND_MINUTES.exec(text)
  if (short) return (Number(short[1]) * 60 + Number(short[2])) * 60_000 || null
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
