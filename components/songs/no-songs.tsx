'use client'

import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { AddDemo } from '@/components/uploads/add-demo'
import { ChooseAudio } from '@/components/uploads/choose-audio'

/** Shown if no song matches the search and the filters; `query` is the search text. */
export function NoMatchingSongs({ query, onClear }: { query?: string; onClear: () => void }) {
  const t = useTranslations('songs')
  return (
    <EmptyState
      title={query ? t('noMatch.title', { query }) : t('noneFiltered.title')}
      actions={<Button onClick={onClear}>{t('noMatch.showAll')}</Button>}
    >
      {query ? t('noMatch.detail') : t('noneFiltered.detail')}
    </EmptyState>
  )
}

/** Shown if the user has no songs. */
export function NoSongs() {
  const t = useTranslations('songs.none')
  return (
    <EmptyState
      title={t('title')}
      actions={
        <>
          <ButtonLink href="/import" look="primary" isLarge>
            {t('import')}
          </ButtonLink>
          <ChooseAudio />
          <AddDemo />
        </>
      }
    >
      {t('detail')}
    </EmptyState>
  )
}
