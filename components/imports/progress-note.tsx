'use client'

import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/messages/use-format'
import type { Import } from '@/lib/contract/import'
import { useTimeLeft } from './use-time-left'

/** Why an import waits, or how long it still takes. */
export function ProgressNote({ row, isLost }: { row: Import; isLost: boolean }) {
  const t = useTranslations('imports.progress')
  const { until } = useFormat()
  const timeLeft = useTimeLeft(row.progress.done, row.progress.total)
  if (isLost) return t('lost')
  const { waitingUntil, queue } = row
  if (queue) return t('ahead', { ahead: queue.position - 1 })
  if (!waitingUntil) return row.status === 'queued' ? null : timeLeft
  return t('waiting', { moment: until(waitingUntil, Date.now()) })
}
