import { ago, count } from '@/components/ui/words'
import type { Import } from '@/lib/contract/imports'

/** What an import is called: by its playlist once there is one, by its file before. */
export function titleOf({ name, playlists }: Import): string {
  if (playlists.length === 0) return name
  return playlists.length === 1 ? playlists[0]!.name : count(playlists.length, 'playlist')
}

/** "from records.csv, 2 minutes ago"; the file is left out where it is the title. */
export function originOf(row: Import, nowMs: number): string {
  const from =
    row.kind === 'spotify' ? 'from Spotify' : row.playlists.length > 0 && `from ${row.name}`
  return [from, row.finishedAt && ago(row.finishedAt, nowMs)].filter(Boolean).join(', ')
}

/** What an import counts: the rows of a file, or the tracks of a list elsewhere. */
export const unitOf = ({ kind }: Import): 'row' | 'track' => (kind === 'file' ? 'row' : 'track')

/** How an import ended or stands, in a few words: "160 tracks, 4 skipped". */
export function outcomeOf(row: Import): string {
  const { status, report, playlists } = row
  if (status === 'queued') return 'Waiting'
  if (status === 'running') return 'Under way'
  const { imported, skippedCount } = report
  const figures = [
    imported > 0 && count(imported, 'track'),
    skippedCount > 0 && `${count(skippedCount, unitOf(row))} skipped`,
  ]
  const ended = { failed: 'Failed', cancelled: 'Stopped', partial: '', succeeded: '' }[status]
  const nothing = playlists.length > 0 ? 'Nothing had changed' : 'Nothing came in'
  return [ended, ...figures].filter(Boolean).join(', ') || nothing
}

/** What is said aloud as an import goes on: at its start, each quarter of it, and its end. */
export function announcementOf(row: Import): string {
  const { done, total } = row.progress
  if (row.status === 'queued') return `${row.name} waits its turn.`
  if (row.status !== 'running') return `${row.name}: ${outcomeOf(row)}.`
  const quarter = total > 0 ? Math.floor((done / total) * 4) : 0
  return quarter > 0 ? `${row.name}: ${quarter * 25} % read.` : `${row.name} is being read.`
}
