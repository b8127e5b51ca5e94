const ZONE = 'America/Los_Angeles'
const HOUR_MS = 3_600_000

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** Returns the date in Pacific time, such as `2026-11-23`: the quota of YouTube is counted by it. */
export const formatPacificDay = (now: Date): string => dayFormat.format(now)

/** Returns the seconds until the next day in Pacific time, rounded up. */
export const secondsToNextPacificDay = (now: Date): number =>
  Math.ceil((findNextPacificDay(now).getTime() - now.getTime()) / 1_000)

/** Returns the start of the next day in Pacific time, also for days of 23 and 25 hours. */
export function findNextPacificDay(now: Date): Date {
  const today = formatPacificDay(now)
  // The day starts at a full hour of UTC: the first one with another date.
  let hour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS
  do hour += HOUR_MS
  while (formatPacificDay(new Date(hour)) === today)
  return new Date(hour)
}
