const ZONE = 'America/Los_Angeles'
const HOUR_MS = 3_600_000

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The date on the Pacific coast, where YouTube's day ends, as `2026-11-23`. */
export const pacificDay = (now: Date): string => dayFormat.format(now)

/** When the next day begins there: days of 23 and 25 hours included. */
export function nextPacificDay(now: Date): Date {
  const today = pacificDay(now)
  // A zone's day begins at a full hour of UTC here; it is the first one that has another date.
  let hour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS
  do hour += HOUR_MS
  while (pacificDay(new Date(hour)) === today)
  return new Date(hour)
}
