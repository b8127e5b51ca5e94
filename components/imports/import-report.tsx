'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCodedText } from '@/components/messages/use-coded-text'
import { Icon } from '@/components/ui/icons'
import type { Import } from '@/lib/contract/import'
import { ImportStats } from './import-stats'
import { ImportedPlaylists } from './imported-playlists'
import { SkippedRows } from './skipped-rows'

/** The result of an import: its playlists, its figures, and the skipped rows with their reasons. */
export function ImportReport({ row }: { row: Import }) {
  const t = useTranslations('imports.report')
  const showProblem = useCodedText('imports.problems')
  const { problem, progress, playlists, status, kind } = row
  return (
    <>
      {problem && (
        <p className="flex max-w-[80ch] items-start gap-2 px-gutter pb-3">
          <Icon of={CircleAlert} className="mt-0.5 text-danger" />
          {showProblem(problem)}
        </p>
      )}
      {status === 'cancelled' && (
        <p className="px-gutter pb-3 text-ink-2">
          {t(kind === 'file' ? 'stoppedRows' : 'stoppedTracks', progress)}
        </p>
      )}
      {playlists.length > 0 && <ImportedPlaylists playlists={playlists} />}
      <ImportStats row={row} />
      <SkippedRows row={row} />
    </>
  )
}
