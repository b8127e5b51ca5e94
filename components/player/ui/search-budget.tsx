'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/messages/use-format'
import { searchBudgetQuery } from '@/lib/client/videos'

/** The YouTube searches left today and when the count resets; nothing without an API key. */
export function SearchBudget() {
  const t = useTranslations('player.candidates')
  const { timeOfDay } = useFormat()
  const { data } = useQuery(searchBudgetQuery())
  if (!data?.isConfigured) return null
  const { searchesLeft, searchesPerDay, resetsAt } = data
  return (
    <p className="text-12 text-ink-3">
      {t('budget', {
        count: searchesLeft,
        total: searchesPerDay,
        timeOfDay: timeOfDay(resetsAt),
      })}
    </p>
  )
}
