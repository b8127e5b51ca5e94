'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { useJobBoard } from '@/lib/client/admin'
import type { JobBoard as Board } from '@/lib/contract/admin'
import { BackupButton } from './backup-button'
import { FailedJobs } from './failed-jobs'
import { QueueTable } from './queue-table'

/** The job queues with their figures, and the jobs that failed permanently. */
export function JobBoard({ first, nowMs }: { first: Board; nowMs: number }) {
  const t = useTranslations('admin')
  const { data, isError, refetch, dataUpdatedAt } = useJobBoard(first)
  return (
    <div className="pb-16">
      <header className="flex flex-wrap items-end justify-between gap-4 px-gutter pt-6 pb-5">
        <div>
          <h1 className="text-28 font-strong">{t('title')}</h1>
          <p className="max-w-[64ch] pt-1 text-ink-2">{t('intro')}</p>
        </div>
        <BackupButton isBusy={isBackingUp(data)} />
      </header>
      {isError && (
        <div className="px-gutter pb-6">
          <ErrorState
            title={t('outdated.title')}
            detail={t('outdated.detail')}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      <QueueTable queues={data.queues} />
      <section aria-labelledby="failed-jobs" className="px-gutter pt-10">
        {data.failures.length > 0 ? (
          <FailedJobs failures={data.failures} nowMs={Math.max(nowMs, dataUpdatedAt)} />
        ) : (
          <EmptyState title={t('failures.none')}>{t('failures.noneDetail')}</EmptyState>
        )}
      </section>
    </div>
  )
}

const isBackingUp = ({ queues }: Board) =>
  queues.some(({ name, waiting, active }) => name === 'backup' && waiting + active > 0)
