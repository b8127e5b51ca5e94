'use client'

import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { useJobBoard } from '@/lib/client/admin'
import type { JobBoard as Board } from '@/lib/contract/admin'
import { FailedJobs } from './failed-jobs'
import { QueueTable } from './queue-table'

/** What the background does: each queue, and what failed there for good. */
export function JobBoard({ first, nowMs }: { first: Board; nowMs: number }) {
  const { data, isError, refetch, dataUpdatedAt } = useJobBoard(first)
  return (
    <div className="pb-16">
      <header className="px-gutter pt-6 pb-5">
        <h1 className="text-28 font-strong">Jobs</h1>
        <p className="max-w-[64ch] pt-1 text-ink-2">
          What Riffle does in the background. A job that fails is tried again with a growing wait;
          after its last try it is listed here.
        </p>
      </header>
      {isError && (
        <div className="px-gutter pb-6">
          <ErrorState
            title="The figures are out of date"
            detail="The server does not answer at the moment. They are asked for again by themselves."
            onRetry={() => void refetch()}
          />
        </div>
      )}
      <QueueTable queues={data.queues} />
      <section aria-labelledby="failed-jobs" className="px-gutter pt-10">
        {data.failures.length > 0 ? (
          <FailedJobs failures={data.failures} nowMs={Math.max(nowMs, dataUpdatedAt)} />
        ) : (
          <EmptyState title="Nothing has failed">
            Jobs that fail at their last try come to rest here, with the reason, for thirty days.
          </EmptyState>
        )}
      </section>
    </div>
  )
}
