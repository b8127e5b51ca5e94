'use client'

import { useTranslations } from 'next-intl'
import type { Translate } from '@/lib/i18n/translate'
import type { SongSearch } from './use-song-search'

/** Announces the number of results to screen readers; `text` is the search text. */
export function ResultCount({ search, text }: { search: SongSearch; text?: string }) {
  const t = useTranslations('songs.results')
  const { query, songs, isOutdated } = search
  const isCurrent = query.data !== undefined && !isOutdated
  const results = { count: songs.length, text, hasMore: query.hasNextPage }
  return (
    <p role="status" className="sr-only">
      {isCurrent && countText(t, results)}
    </p>
  )
}

type Results = { count: number; text?: string; hasMore: boolean }

function countText(t: Translate<'songs.results'>, { count, text, hasMore }: Results): string {
  if (!text) return hasMore ? t('allOfMany', { count }) : t('all', { count })
  const values = { count, query: text }
  return hasMore ? t('matchingOfMany', values) : t('matching', values)
}
