'use client'

import { clsx } from 'clsx'
import { Pause, Play } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { usePause } from '@/lib/client/admin'
import type { JobBoard } from '@/lib/contract/admin'
import { useQueueFigures, useQueueName } from './use-queue-texts'

type Queue = JobBoard['queues'][number]

const COLUMNS =
  'grid items-center gap-x-4 grid-cols-[minmax(0,1fr)_repeat(4,88px)_112px] phone:grid-cols-[minmax(0,1fr)_52px_52px_92px] phone:gap-x-2'
const WIDE = 'phone:hidden'

/** One row per queue: waiting and running jobs, throughput, and a button that pauses or resumes it. */
export function QueueTable({ queues }: { queues: Queue[] }) {
  const t = useTranslations('admin.table')
  return (
    <table className="block px-gutter">
      <caption className="sr-only">{t('caption')}</caption>
      <thead className="block">
        <tr className={clsx(COLUMNS, 'h-8 text-12 text-ink-3')}>
          <Head isText>{t('queue')}</Head>
          <Head>{t('waiting')}</Head>
          <Head>{t('running')}</Head>
          <Head className={WIDE}>{t('oldest')}</Head>
          <Head className={WIDE}>{t('perMinute')}</Head>
          <td />
        </tr>
      </thead>
      <tbody className="block">
        {queues.map((queue) => (
          <QueueRow key={queue.name} {...queue} />
        ))}
      </tbody>
    </table>
  )
}

function QueueRow(queue: Queue) {
  const { name, isPaused, waiting, active, oldestWaitingSeconds } = queue
  const t = useTranslations('admin.table')
  const format = useFormatter()
  const { waitingTime, rate } = useQueueFigures()
  const label = useQueueName()(name)
  const pause = usePause()
  return (
    <tr className={clsx(COLUMNS, 'min-h-row hairline-t')}>
      <th scope="row" className="p-0 py-1 text-left font-normal wrap-anywhere">
        {label}
        {isPaused && <span className="ml-2 text-12 text-accent-ink">{t('paused')}</span>}
      </th>
      <Figure>{format.number(waiting)}</Figure>
      <Figure isLit={active > 0}>{format.number(active)}</Figure>
      <Figure className={WIDE}>{waitingTime(oldestWaitingSeconds)}</Figure>
      <Figure className={WIDE}>{rate(queue)}</Figure>
      <td className="grid justify-end p-0">
        <Button
          look="bare"
          disabled={pause.isPending}
          onClick={() => pause.mutate({ name, isPaused })}
          aria-label={t(isPaused ? 'resumeQueue' : 'pauseQueue', { queue: label })}
        >
          <Icon of={isPaused ? Play : Pause} />
          {isPaused ? t('resume') : t('pause')}
        </Button>
      </td>
    </tr>
  )
}

type CellProps = { children: string; className?: string }

const Head = ({ children, className, isText = false }: CellProps & { isText?: boolean }) => (
  <th
    scope="col"
    className={clsx('p-0 font-normal', isText ? 'text-left' : 'text-right', className)}
  >
    {children}
  </th>
)

const Figure = ({ children, className, isLit = false }: CellProps & { isLit?: boolean }) => (
  <td
    className={clsx('p-0 text-right tabular-nums', isLit ? 'text-ink-1' : 'text-ink-2', className)}
  >
    {children}
  </td>
)
