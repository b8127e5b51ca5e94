'use client'

import { clsx } from 'clsx'
import { useEffect, useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { number } from '@/components/ui/words'
import { useSpotifyImport } from '@/lib/client/spotify'
import type { Import } from '@/lib/contract/imports'
import { ChooserHead } from './chooser-head'
import { ChooserList } from './chooser-list'
import { totalOf } from './playlist-words'
import { Refused } from './refused'
import { useChoice } from './use-choice'

type ChooserProps = { account: string; onClose: () => void; onStarted: (begun: Import) => void }

/** One's playlists at Spotify, to choose which come in. */
export function Chooser({ account, onClose, onStarted }: ChooserProps) {
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const choice = useChoice()
  const { query, all, chosen, isLiked } = choice
  const start = useSpotifyImport()
  const count = chosen.size + (isLiked ? 1 : 0)
  const begin = () =>
    start.mutate({ playlistIds: [...chosen], liked: isLiked }, { onSuccess: onStarted })

  useEffect(() => heading.current?.focus(), [])

  return (
    <section aria-labelledby={titleId}>
      <ChooserHead ref={heading} id={titleId} account={account} choice={choice} />
      {(all.length > 0 || !query.error) && <ChooserList choice={choice} />}
      {query.error && (
        <Refused
          error={query.error}
          onRetry={() => (all.length > 0 ? query.fetchNextPage() : query.refetch())}
        />
      )}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 bg-display px-gutter py-3 hairline-t">
        <Button look="primary" isLarge disabled={count === 0 || start.isPending} onClick={begin}>
          {start.isPending ? 'Starting' : count === 0 ? 'Import' : `Import ${number(count)}`}
        </Button>
        <Button look="bare" isLarge onClick={onClose}>
          Close
        </Button>
        <p role="status" className={clsx('text-ink-2', !start.error && 'phone:sr-only')}>
          {start.error?.message ?? (query.isSuccess && !query.hasNextPage && totalOf(all))}
        </p>
      </div>
    </section>
  )
}
