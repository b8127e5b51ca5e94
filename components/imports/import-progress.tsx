'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Import } from '@/lib/contract/import'
import { PlainRibbon } from './plain-ribbon'
import { ProgressNote } from './progress-note'
import { useAnimatedCount } from './use-animated-count'

type ImportProgressProps = { row: Import; labelledBy: string; isLost: boolean }

/** The progress of an import: a ribbon that fills, with the numbers below. */
export function ImportProgress({ row, labelledBy, isLost }: ImportProgressProps) {
  const t = useTranslations('imports.progress')
  const { done, total } = row.progress
  const shownDone = useAnimatedCount(done)
  const isFile = row.kind === 'file'
  const isQueued = row.status === 'queued'

  function queuedText() {
    if (total === 0) return t('queued')
    return t(isFile ? 'queuedRows' : 'queuedTracks', { total })
  }

  return (
    <>
      <div
        role="progressbar"
        aria-labelledby={labelledBy}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={
          isQueued ? t('queued') : t(isFile ? 'spokenRows' : 'spokenTracks', { done, total })
        }
      >
        <PlainRibbon done={shownDone} total={total} isMoving className="h-16" />
      </div>
      <p className="flex flex-wrap justify-between gap-x-4 px-gutter pt-2 text-ink-2">
        {isQueued ? (
          <span>{queuedText()}</span>
        ) : (
          <span>{t.rich(isFile ? 'rows' : 'tracks', { strong, done: shownDone, total })}</span>
        )}
        <span className="text-ink-3">
          <ProgressNote row={row} isLost={isLost} />
        </span>
      </p>
    </>
  )
}

const strong = (text: ReactNode) => <span className="font-strong text-accent-ink">{text}</span>
