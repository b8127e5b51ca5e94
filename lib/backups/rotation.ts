import { timeOfBackup } from './keys'

export type Rotation = { days: number; weeks: number }

const DAY_MS = 86_400_000
/** 1 January 1970 was a Thursday: weeks begin on Monday. */
const DAYS_TO_MONDAY = 3

/**
 * Returns the backups to delete. The newest one of each day is kept for the last `days` days that
 * have a backup, and the newest one of each week (UTC) for the last `weeks`. Days without backups do
 * not count, so that an outage deletes nothing.
 */
export function selectExpired(names: string[], { days, weeks }: Rotation): string[] {
  const newestFirst = [...names].sort().reverse()
  const kept = new Set([
    ...newestOfPeriods(newestFirst, dayOf).slice(0, days),
    ...newestOfPeriods(newestFirst, (name) => Math.floor((dayOf(name) + DAYS_TO_MONDAY) / 7)).slice(
      0,
      weeks,
    ),
  ])
  return newestFirst.filter((name) => !kept.has(name))
}

const dayOf = (name: string) => Math.floor((timeOfBackup(name)?.getTime() ?? 0) / DAY_MS)

function newestOfPeriods(newestFirst: string[], periodOf: (name: string) => number): string[] {
  const newest = new Map<number, string>()
  for (const name of newestFirst) {
    const period = periodOf(name)
    if (!newest.has(period)) newest.set(period, name)
  }
  return [...newest.values()]
}
