'use client'

import { useQuery } from '@tanstack/react-query'
import { SearchBudget } from '@/components/player/search-budget'
import { searchBudgetQuery } from '@/lib/client/videos'

/** How songs without a recording find their videos here, and how much of that is left today. */
export function YoutubeSearches() {
  const { data } = useQuery(searchBudgetQuery())
  return (
    <div className="grid min-h-16 content-start gap-2">
      <p className="text-ink-2">
        {data?.isConfigured === false
          ? 'This server has no key of YouTube’s API. Songs play from links that you paste.'
          : 'Songs without a recording are looked for at YouTube when they are about to play.'}
      </p>
      <SearchBudget />
    </div>
  )
}
