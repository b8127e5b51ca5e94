'use client'

import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/messages/use-format'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { useRetryJob, useRetryQueue } from '@/lib/client/admin'
import type { JobBoard } from '@/lib/contract/admin'
import { useQueueName } from './use-queue-texts'

type Failure = JobBoard['failures'][number]

/** Jobs that failed at their last attempt, with the reason; each job or each queue can be retried. */
export function FailedJobs({ failures, nowMs }: { failures: Failure[]; nowMs: number }) {
  const t = useTranslations('admin.failures')
  const nameOf = useQueueName()
  const retryQueue = useRetryQueue()
  const queues = [...new Set(failures.map(({ queue }) => queue))]
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 pb-2">
        <h2 id="failed-jobs" className="text-16 font-strong">
          {t('title', { count: failures.length })}
        </h2>
        <div className="flex flex-wrap gap-2">
          {queues.map((queue) => (
            <Button
              key={queue}
              disabled={retryQueue.isPending}
              onClick={() => retryQueue.mutate(queue)}
            >
              <Icon of={RotateCcw} />
              {t('retryQueue', { queue: nameOf(queue) })}
            </Button>
          ))}
        </div>
      </div>
      <ul>
        {failures.map((failure) => (
          <FailedJob key={failure.id} failure={failure} nowMs={nowMs} />
        ))}
      </ul>
    </>
  )
}

function FailedJob({ failure, nowMs }: { failure: Failure; nowMs: number }) {
  const t = useTranslations('admin.failures')
  const nameOf = useQueueName()
  const { ago } = useFormat()
  const { id, queue, reason, attempts, failedAt } = failure
  const retry = useRetryJob()
  return (
    <li className="flex items-center gap-4 py-2.5 hairline-t">
      <div className="min-w-0 flex-1">
        <p className="break-words">{reason}</p>
        <p className="text-12 text-ink-3">
          {nameOf(queue)} · {t('attempts', { count: attempts })} ·{' '}
          <time dateTime={failedAt}>{ago(failedAt, nowMs)}</time> ·{' '}
          <code className="select-all">{id}</code>
        </p>
      </div>
      <Button disabled={retry.isPending} onClick={() => retry.mutate(id)}>
        {t('retry')}
      </Button>
    </li>
  )
}
