import { CircleAlert } from 'lucide-react'
import { Icon } from '@/components/ui/icons'
import { count, number } from '@/components/ui/words'
import type { Import } from '@/lib/contract/imports'
import { unitOf } from './import-words'
import { PlaylistsIn } from './playlists-in'
import { SkippedRows } from './skipped-rows'
import { Tally } from './tally'

/** What an import brought: its playlists, its figures, and what it left out and why. */
export function Report({ row }: { row: Import }) {
  const { done, total } = row.progress
  return (
    <>
      {row.error && (
        <p className="flex items-start gap-2 max-w-[80ch] px-gutter pb-3">
          <Icon of={CircleAlert} className="mt-0.5 text-danger" />
          {row.error}
        </p>
      )}
      {row.status === 'cancelled' && (
        <p className="px-gutter pb-3 text-ink-2">
          Stopped after {number(done)} of {count(total, unitOf(row))}. What came in until then
          stays.
        </p>
      )}
      {row.playlists.length > 0 && <PlaylistsIn playlists={row.playlists} />}
      <Tally row={row} />
      <SkippedRows row={row} />
    </>
  )
}
