'use client'

import { useQuery } from '@tanstack/react-query'
import { useFormat } from '@/components/messages/use-format'
import { number } from '@/components/ui/words'
import { searchBudgetQuery } from '@/lib/client/videos'

/** How many searches YouTube allows today, and when there are new ones. */
export function SearchBudget() {
  const { timeOfDay } = useFormat()
  const { data } = useQuery(searchBudgetQuery())
  if (!data?.isConfigured) return null
  const { searchesLeft, searchesPerDay, resetsAt } = data
  return (
    <p className="text-12 text-ink-3">
      {number(searchesLeft)} of today’s {number(searchesPerDay)} searches left, new ones at{' '}
      {timeOfDay(resetsAt)}
    </p>
  )
}
