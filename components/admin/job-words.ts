import { number } from '@/components/ui/words'
import type { JobBoard } from '@/lib/contract/admin'

const MINUTE_SECONDS = 60
const HOUR_SECONDS = 60 * MINUTE_SECONDS

/** "match_refresh" as "Match refresh". */
export const nameOf = (queue: string): string =>
  queue.charAt(0).toUpperCase() + queue.slice(1).replaceAll('_', ' ')

/** How long the oldest job has waited: "12 s", "4 min", "2 h". */
export function waited(seconds: number | null): string {
  if (seconds === null) return '–'
  if (seconds < MINUTE_SECONDS) return `${number(Math.round(seconds))} s`
  if (seconds < HOUR_SECONDS) return `${number(Math.round(seconds / MINUTE_SECONDS))} min`
  return `${number(Math.round(seconds / HOUR_SECONDS))} h`
}

/** What went through in a minute, and what failed of it where something did. */
export function rate({ donePerMinute, failedPerMinute }: JobBoard['queues'][number]): string {
  const done = number(round(donePerMinute))
  return failedPerMinute > 0 ? `${done}, ${number(round(failedPerMinute))} failed` : done
}

const round = (value: number) => Math.round(value * 10) / 10
