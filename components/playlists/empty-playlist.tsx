'use client'

import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Shown for a playlist without tracks, with two ways to add some. */
export function EmptyPlaylist({ onAdd }: { onAdd: () => void }) {
  const t = useTranslations('playlists.empty')
  return (
    <div className="px-gutter py-6">
      <EmptyState
        title={t('title')}
        actions={
          <>
            <Button look="primary" onClick={onAdd}>
              {t('addTracks')}
            </Button>
            <ButtonLink href="/import">{t('import')}</ButtonLink>
          </>
        }
      >
        {t('detail')}
      </EmptyState>
    </div>
  )
}
