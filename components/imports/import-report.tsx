'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useCodedText } from '@/components/messages/use-coded-text'
import { Icon } from '@/components/ui/icons'
import type { Import } from '@/lib/contract/import'
import { ImportConfirmation } from './import-confirmation'
import { ImportStats } from './import-stats'
import { ImportedPlaylists } from './imported-playlists'
import { RemovedTracks } from './removed-tracks'
import { ReportActions } from './report-actions'
import { SkippedRows } from './skipped-rows'

type ImportReportProps = {
  row: Import
  /** Whether the skipped rows and changed tracks are still to come. */
  isLoading?: boolean
}

/** The result of an import: its playlists, its figures, what it removed and what it skipped. */
export function ImportReport({ row, isLoading = false }: ImportReportProps) {
  const t = useTranslations('imports.report')
  const showProblem = useCodedText('imports.problems')
  const section = useRef<HTMLElement>(null)
  const { problem, progress, playlists, status, kind, confirmation, undoneAt, report } = row
  // A pressed button disappears: the focus would go to the top of the page.
  const focusReport = () => section.current?.focus({ preventScroll: true })
  return (
    <section ref={section} aria-label={t('label')} tabIndex={-1} className="outline-none">
      {problem && (
        <p className="flex max-w-[80ch] items-start gap-2 px-gutter pb-3">
          <Icon of={CircleAlert} className="mt-0.5 text-danger" />
          {showProblem(problem)}
        </p>
      )}
      {confirmation && (
        <ImportConfirmation
          importId={row.id}
          confirmation={confirmation}
          isLoading={isLoading}
          onSettled={focusReport}
        />
      )}
      {undoneAt && <p className="px-gutter pb-3 text-ink-2">{t('undone')}</p>}
      {status === 'cancelled' && (
        <p className="px-gutter pb-3 text-ink-2">
          {t(kind === 'file' ? 'stoppedRows' : 'stoppedTracks', progress)}
        </p>
      )}
      {playlists.length > 0 && !undoneAt && <ImportedPlaylists playlists={playlists} />}
      <ImportStats row={row} />
      <ReportActions row={row} onUndone={focusReport} />
      {report.removed > 0 && !undoneAt && <RemovedTracks report={report} isLoading={isLoading} />}
      <SkippedRows row={row} />
    </section>
  )
}
