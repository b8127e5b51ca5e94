'use client'

import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/messages/use-format'
import type { Import } from '@/lib/contract/import'
import { useTimeLeft } from './use-time-left'

/** A wait that ends later than this is shown with its date. */
const MAX_UNDATED_WAIT_MS = 12 * 3_600_000

/** Why an import waits, or how long it still takes. */
export function ProgressNote({ row, isLost }: { row: Import; isLost: boolean }) {
  const t = useTranslations('imports.progress')
  const { date, timeOfDay } = useFormat()
  const timeLeft = useTimeLeft(row.progress.done, row.progress.total)
  if (isLost) return t('lost')
  const { waitingUntil } = row
  if (!waitingUntil) return row.status === 'queued' ? null : timeLeft
  const clock = timeOfDay(waitingUntil)
  const isSoon = Date.parse(waitingUntil) - Date.now() < MAX_UNDATED_WAIT_MS
  return isSoon ? t('waitingToday', { clock }) : t('waiting', { clock, day: date(waitingUntil) })
}
