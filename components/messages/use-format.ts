import { useFormatter, useLocale, useTranslations } from 'next-intl'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const HALF_DAY_MS = 12 * HOUR_MS
const MAX_RELATIVE_MS = 31 * DAY_MS

/** Returns the formats of instants and lengths that messages have no argument type for. */
export function useFormat() {
  const t = useTranslations('ui')
  const format = useFormatter()
  const locale = useLocale()

  /** "23 November 2026", from RFC 3339. */
  const date = (instant: string): string =>
    format.dateTime(new Date(instant), { dateStyle: 'long' })

  /** "09:00" in the browser's time zone: for components that are not rendered by the server. */
  const timeOfDay = (instant: string): string =>
    format.dateTime(new Date(instant), {
      timeStyle: 'short',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    })

  /** "14:05", or "14:05 on 24 November 2026" for an instant that is half a day away or more. */
  function until(instant: string, nowMs: number): string {
    const clock = timeOfDay(instant)
    const isSoon = Date.parse(instant) - nowMs < HALF_DAY_MS
    return isSoon ? clock : t('clockOnDay', { clock, day: date(instant) })
  }

  /** "2 minutes ago", "yesterday", or the date of an instant more than a month away. */
  function ago(instant: string, nowMs: number): string {
    const ms = Date.parse(instant) - nowMs
    const distance = Math.abs(ms)
    if (distance < MINUTE_MS) return t('justNow')
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
    if (distance < HOUR_MS) return relative.format(Math.round(ms / MINUTE_MS), 'minute')
    if (distance < DAY_MS) return relative.format(Math.round(ms / HOUR_MS), 'hour')
    if (distance < MAX_RELATIVE_MS) return relative.format(Math.round(ms / DAY_MS), 'day')
    return date(instant)
  }

  /** "11 h 37 min", "42 min". */
  function length(ms: number): string {
    const minutes = Math.round(ms / MINUTE_MS)
    if (minutes < 60) return t('length.minutes', { minutes })
    return t('length.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  }

  /** A length for screen readers: "3 minutes 11 seconds". */
  function spokenLength(ms: number): string {
    const all = Math.floor(ms / SECOND_MS)
    const [minutes, seconds] = [Math.floor(all / 60), all % 60]
    if (minutes === 0) return t('length.spokenSeconds', { seconds })
    return t('length.spokenMinutes', { minutes, seconds })
  }

  return { date, timeOfDay, until, ago, length, spokenLength }
}
