import { number } from '@/components/ui/words'
import type { JobBoard } from '@/lib/contract/admin'

const MINUTE_SECONDS = 60
const HOUR_SECONDS = 60 * MINUTE_SECONDS

const NAMES: Record<string, string> = {
  import: 'File import',
  spotify_import: 'Spotify import',
  spotify_sync: 'Spotify sync',
  spotify_night: 'Spotify, every night',
  youtube_import: 'YouTube import',
  analysis: 'Audio analysis',
  match_refresh: 'Refresh of videos',
  reseal_tokens: 'Sealing with the newest key',
  storage_sweep: 'Sweep of the storage',
  fallen: 'After dead workers',
}

/** What a queue is called: by its own name where it has none of its own here. */
export const nameOf = (queue: string): string =>
  NAMES[queue] ?? queue.charAt(0).toUpperCase() + queue.slice(1).replaceAll('_', ' ')

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
