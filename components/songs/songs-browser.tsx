'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { useMemo } from 'react'
import { TrackTableSkeleton } from '@/components/tracks/track-table-skeleton'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { type SongChoice, type SongPage, songsQuery } from '@/lib/client/songs'
import { FoundSongs } from './found-songs'
import { SearchField } from './search-field'
import { SortMenu } from './sort-menu'
import { useSongChoice } from './use-song-choice'

type SongsBrowserProps = {
  /** What the address asks for, and its first page. */
  choice: SongChoice
  first: SongPage
}

/** All songs, searched as one types, in the order one likes. */
export function SongsBrowser({ choice, first }: SongsBrowserProps) {
  const { typed, chosen, search, sortBy } = useSongChoice(choice)
  const isFirst = chosen.q === choice.q && chosen.sort === choice.sort
  const query = useInfiniteQuery({
    ...songsQuery(chosen),
    ...(isFirst ? { initialData: { pages: [first], pageParams: [undefined] } } : {}),
  })
  const songs = useMemo(() => query.data?.pages.flatMap((page) => page.data) ?? [], [query.data])
  const isOutdated = query.isPlaceholderData

  return (
    <>
      <div className="flex flex-wrap items-center gap-3 px-gutter pb-4">
        <SearchField value={typed} isBusy={query.isFetching && isOutdated} onChange={search} />
        <SortMenu value={chosen.sort} onChange={sortBy} />
      </div>
      <p role="status" className="sr-only">
        {query.data && !isOutdated && found(songs.length, chosen.q, query.hasNextPage)}
      </p>
      {query.isPending && <TrackTableSkeleton label="Looking for songs" />}
      {query.error && !query.data && (
        <div className="px-gutter">
          <ErrorState
            title="The songs did not load"
            detail={query.error.message}
            onRetry={() => query.refetch()}
          />
        </div>
      )}
      {query.data && songs.length === 0 && (
        <div className="px-gutter">
          {chosen.q ? <NothingFound q={chosen.q} onClear={() => search('')} /> : <NoSongs />}
        </div>
      )}
      {songs.length > 0 && (
        <div className={clsx('transition-opacity duration-normal', isOutdated && 'opacity-50')}>
          <FoundSongs
            songs={songs}
            hasMore={query.hasNextPage}
            moreError={query.isFetchNextPageError ? query.error.message : undefined}
            onMore={query.fetchNextPage}
          />
        </div>
      )}
    </>
  )
}

function NothingFound({ q, onClear }: { q: string; onClear: () => void }) {
  return (
    <EmptyState
      title={`Nothing matches “${q}”`}
      actions={<Button onClick={onClear}>Show all songs</Button>}
    >
      Words are found at their beginning, in titles, artists and albums. Accents do not matter.
    </EmptyState>
  )
}

function NoSongs() {
  return (
    <EmptyState
      title="No songs yet"
      actions={
        <ButtonLink href="/import" look="primary">
          Import a playlist
        </ButtonLink>
      }
    >
      Songs come in with playlists. Bring one from a file, and its songs stand here.
    </EmptyState>
  )
}

const found = (count: number, q: string, hasMore: boolean): string =>
  `${hasMore ? 'More than ' : ''}${count} songs${q ? ` match ${q}` : ''}`
