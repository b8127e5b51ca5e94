'use client'

import { clsx } from 'clsx'
import { Pause, Play } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { number } from '@/components/ui/words'
import { usePause } from '@/lib/client/admin'
import type { JobBoard } from '@/lib/contract/admin'
import { nameOf, rate, waited } from './job-words'

type Queue = JobBoard['queues'][number]

const COLUMNS =
  'grid items-center gap-x-4 grid-cols-[minmax(0,1fr)_repeat(4,88px)_112px] phone:grid-cols-[minmax(0,1fr)_64px_64px_104px]'
const WIDE = 'phone:hidden'

/** One row a queue: what waits and runs, how fast it goes, and a switch. */
export function QueueTable({ queues }: { queues: Queue[] }) {
  return (
    <table className="block px-gutter">
      <caption className="sr-only">Queues</caption>
      <thead className="block">
        <tr className={clsx(COLUMNS, 'h-8 text-12 text-ink-3')}>
          <Head isText>Queue</Head>
          <Head>Waiting</Head>
          <Head>Running</Head>
          <Head className={WIDE}>Oldest</Head>
          <Head className={WIDE}>Per minute</Head>
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
  const pause = usePause()
  return (
    <tr className={clsx(COLUMNS, 'min-h-row hairline-t')}>
      <th scope="row" className="truncate p-0 text-left font-normal">
        {nameOf(name)}
        {isPaused && <span className="ml-2 text-12 text-accent-ink">Paused</span>}
      </th>
      <Figure>{number(waiting)}</Figure>
      <Figure isLit={active > 0}>{number(active)}</Figure>
      <Figure className={WIDE}>{waited(oldestWaitingSeconds)}</Figure>
      <Figure className={WIDE}>{rate(queue)}</Figure>
      <td className="grid justify-end p-0">
        <Button
          look="bare"
          disabled={pause.isPending}
          onClick={() => pause.mutate({ name, isPaused })}
          aria-label={`${isPaused ? 'Resume' : 'Pause'} ${nameOf(name)}`}
        >
          <Icon of={isPaused ? Play : Pause} />
          {isPaused ? 'Resume' : 'Pause'}
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
