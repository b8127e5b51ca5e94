'use client'

import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { Icon } from '@/components/ui/icons'
import { playlistsQuery } from '@/lib/client/list-queries'
import { NewPlaylist } from './new-playlist'
import { PlaylistCard } from './playlist-card'
import { GRID, PlaylistGridSkeleton } from './playlist-grid-skeleton'

/** All playlists with their covers. */
export function PlaylistGrid() {
  const t = useTranslations('playlists.overview')
  const problemText = useProblemText()
  const [isNewOpen, setNewOpen] = useState(false)
  const { data, error, refetch } = useQuery(playlistsQuery())
  const openNew = () => setNewOpen(true)
  return (
    <div className="grid gap-6 px-gutter pt-8 pb-16 phone:pt-5">
      <div className="flex items-center justify-between gap-4">
        <h1 className="text-28 font-strong">{t('title')}</h1>
        {data && data.length > 0 && (
          <Button onClick={openNew}>
            <Icon of={Plus} />
            {t('new')}
          </Button>
        )}
      </div>
      {data && data.length > 0 && (
        <ul className={GRID}>
          {data.map((playlist) => (
            <li key={playlist.id}>
              <PlaylistCard playlist={playlist} />
            </li>
          ))}
        </ul>
      )}
      {data?.length === 0 && <NoPlaylists onNew={openNew} />}
      {!data && !error && <PlaylistGridSkeleton label={t('loading')} />}
      {!data && error && (
        <ErrorState
          title={t('failed')}
          detail={problemText(error)}
          onRetry={() => void refetch()}
        />
      )}
      <NewPlaylist isOpen={isNewOpen} onOpenChange={setNewOpen} />
    </div>
  )
}

function NoPlaylists({ onNew }: { onNew: () => void }) {
  const t = useTranslations('playlists.overview')
  return (
    <EmptyState
      title={t('none.title')}
      actions={
        <>
          <ButtonLink href="/import" look="primary">
            {t('none.import')}
          </ButtonLink>
          <Button onClick={onNew}>{t('new')}</Button>
        </>
      }
    >
      {t('none.detail')}
    </EmptyState>
  )
}
