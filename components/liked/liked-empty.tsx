'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** The page of liked songs of a user who has liked none. */
export function LikedEmpty() {
  const t = useTranslations('liked')
  return (
    <div className="px-gutter pt-6">
      <h1 className="pb-6 text-28 font-strong">{t('title')}</h1>
      <EmptyState
        title={t('empty.title')}
        actions={
          <>
            <ButtonLink href="/songs" look="primary">
              {t('empty.songs')}
            </ButtonLink>
            <ButtonLink href="/import">{t('empty.import')}</ButtonLink>
          </>
        }
      >
        {t('empty.detail')}
      </EmptyState>
    </div>
  )
}
