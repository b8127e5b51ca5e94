'use client'

import { RotateCcw } from 'lucide-react'
import { useFormat } from '@/components/messages/use-format'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { count } from '@/components/ui/words'
import { useRetryJob, useRetryQueue } from '@/lib/client/admin'
import type { JobBoard } from '@/lib/contract/admin'
import { nameOf } from './job-words'

type Failure = JobBoard['failures'][number]

/** Jobs that failed at their last try: why, and a way to try them again, one or a queue of them. */
export function FailedJobs({ failures, nowMs }: { failures: Failure[]; nowMs: number }) {
  const retryQueue = useRetryQueue()
  const queues = [...new Set(failures.map(({ queue }) => queue))]
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 pb-2">
        <h2 id="failed-jobs" className="text-16 font-strong">
          {count(failures.length, 'job')} failed
        </h2>
        <div className="flex flex-wrap gap-2">
          {queues.map((queue) => (
            <Button
              key={queue}
              disabled={retryQueue.isPending}
              onClick={() => retryQueue.mutate(queue)}
            >
              <Icon of={RotateCcw} />
              Try all of {nameOf(queue)}
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
  const { ago } = useFormat()
  const { id, queue, reason, attempts, failedAt } = failure
  const retry = useRetryJob()
  return (
    <li className="flex items-center gap-4 py-2.5 hairline-t">
      <div className="min-w-0 flex-1">
        <p className="break-words">{reason}</p>
        <p className="text-12 text-ink-3">
          {nameOf(queue)} · {count(attempts, 'try', 'tries')} ·{' '}
          <time dateTime={failedAt}>{ago(failedAt, nowMs)}</time> ·{' '}
          <code className="select-all">{id}</code>
        </p>
      </div>
      <Button disabled={retry.isPending} onClick={() => retry.mutate(id)}>
        Try again
      </Button>
    </li>
  )
}
