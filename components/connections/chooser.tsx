'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { useSpotifyImport } from '@/lib/client/spotify'
import type { Import } from '@/lib/contract/import'
import { ChooserHeader } from './chooser-header'
import { ChooserList } from './chooser-list'
import { PlaylistsError } from './playlists-error'
import { usePlaylistChoice } from './use-playlist-choice'
import { usePlaylistText } from './use-playlist-text'

type ChooserProps = { account: string; onClose: () => void; onStarted: (started: Import) => void }

/** The user's Spotify playlists, to choose those that are imported. */
export function Chooser({ account, onClose, onStarted }: ChooserProps) {
  const t = useTranslations('connections.chooser')
  const problemText = useProblemText()
  const { totalOf } = usePlaylistText()
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const choice = usePlaylistChoice()
  const { query, all, chosen, isLikedChosen } = choice
  const { mutate, isPending, error } = useSpotifyImport()
  const count = chosen.size + (isLikedChosen ? 1 : 0)
  const isLoaded = query.isSuccess && !query.hasNextPage

  useEffect(() => heading.current?.focus(), [])

  function start() {
    mutate({ playlistIds: [...chosen], liked: isLikedChosen }, { onSuccess: onStarted })
  }

  function buttonText(): string {
    if (isPending) return t('starting')
    return count === 0 ? t('import') : t('importCount', { count })
  }

  return (
    <section aria-labelledby={titleId}>
      <ChooserHeader ref={heading} id={titleId} account={account} choice={choice} />
      {(all.length > 0 || !query.error) && <ChooserList choice={choice} />}
      {query.error && (
        <PlaylistsError
          error={query.error}
          onRetry={() => (all.length > 0 ? query.fetchNextPage() : query.refetch())}
        />
      )}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 bg-display px-gutter py-3 hairline-t">
        <Button look="primary" isLarge disabled={count === 0 || isPending} onClick={start}>
          {buttonText()}
        </Button>
        <Button look="bare" isLarge onClick={onClose}>
          {t('close')}
        </Button>
        <p role="status" className={clsx('text-ink-2', !error && 'phone:sr-only')}>
          {error ? problemText(error) : isLoaded && totalOf(all)}
        </p>
      </div>
    </section>
  )
}
