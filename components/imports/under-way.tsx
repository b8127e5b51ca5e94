'use client'

import { untilWords } from '@/components/connections/playlist-words'
import { count, number } from '@/components/ui/words'
import type { Import } from '@/lib/contract/imports'
import { unitOf } from './import-words'
import { timeLeftWords } from './time-left'
import { useGlide, useTimeLeft } from './use-progress'
import { Woven } from './woven'

type UnderWayProps = { row: Import; labelledBy: string; isLost: boolean }

/** How far an import is: its ribbon fills, with the figures below. */
export function UnderWay({ row, labelledBy, isLost }: UnderWayProps) {
  const { done, total } = row.progress
  const shown = useGlide(done)
  const left = useTimeLeft(done, total)
  const isWaiting = row.status === 'queued'
  const unit = unitOf(row)
  return (
    <>
      <div
        role="progressbar"
        aria-labelledby={labelledBy}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={isWaiting ? 'Waiting' : `${number(done)} of ${count(total, unit)}`}
      >
        <Woven done={shown} total={total} isMoving className="h-16" />
      </div>
      <p className="flex flex-wrap justify-between gap-x-4 px-gutter pt-2 text-ink-2">
        {isWaiting ? (
          <span>{total > 0 ? `Waits its turn, ${count(total, unit)}` : 'Waits its turn'}</span>
        ) : (
          <span>
            <span className="font-strong text-accent-ink">
              {number(shown)} of {number(total)}
            </span>{' '}
            {unit}s
          </span>
        )}
        <span className="text-ink-3">
          {isLost
            ? 'Riffle cannot be reached. Progress is shown when it can.'
            : row.waitingUntil
              ? `Spotify asks us to wait until ${untilWords(row.waitingUntil)}. It goes on by itself.`
              : left !== undefined && !isWaiting && timeLeftWords(left)}
        </span>
      </p>
    </>
  )
}
