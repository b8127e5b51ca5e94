'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { useMemo } from 'react'
import { SEARCH_FIELD_ID } from '@/components/player/ui/use-shortcuts'
import { TrackTableSkeleton } from '@/components/tracks/track-table-skeleton'
import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { SearchField } from '@/components/ui/search-field'
import { count } from '@/components/ui/words'
import { type SongChoice, type SongPage, songsPath, songsQuery } from '@/lib/client/songs'
import { FoundSongs } from './found-songs'
import { NoSongs, NothingFound } from './nothing-found'
import { SongFilters } from './song-filters'
import { SortMenu } from './sort-menu'
import { useSongChoice } from './use-song-choice'

type SongsBrowserProps = {
  /** What the address asks for, and its first page. */
  choice: SongChoice
  first: SongPage
}

/** All songs, searched as one types, narrowed and in the order one likes. */
export function SongsBrowser({ choice, first }: SongsBrowserProps) {
  const { typed, chosen, search, choose, clear } = useSongChoice(choice)
  const isFirst = songsPath(chosen) === songsPath(choice)
  const query = useInfiniteQuery({
    ...songsQuery(chosen),
    ...(isFirst ? { initialData: { pages: [first], pageParams: [undefined] } } : {}),
  })
  const songs = useMemo(() => query.data?.pages.flatMap((page) => page.data) ?? [], [query.data])
  const isOutdated = query.isPlaceholderData
  const isClose = query.data?.pages[0]?.spelling === 'close' && songs.length > 0
  const { sort: _order, ...asked } = chosen

  return (
    <>
      <div className="grid gap-2 px-gutter pb-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <SearchField
            id={SEARCH_FIELD_ID}
            label="Find a song"
            placeholder="Title, artist or album"
            value={typed}
            isBusy={query.isFetching && isOutdated}
            onChange={search}
            className="max-w-100 min-w-0 grow basis-60"
          />
          <SortMenu
            value={chosen.sort}
            isSearch={chosen.q !== undefined}
            onChange={(sort) => choose({ sort })}
          />
        </div>
        <div className="-mx-4 flex flex-wrap items-center gap-2">
          <SongFilters chosen={chosen} songs={songs} onChange={choose} />
          {songsPath(asked) !== '/songs' && (
            <Button look="bare" isLarge onClick={clear}>
              Clear
            </Button>
          )}
        </div>
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
          {songsPath(asked) === '/songs' ? (
            <NoSongs />
          ) : (
            <NothingFound q={chosen.q} onClear={clear} />
          )}
        </div>
      )}
      {songs.length > 0 && (
        <div className={clsx('transition-opacity duration-normal', isOutdated && 'opacity-50')}>
          {isClose && (
            <p role="status" className="px-gutter pb-2 text-ink-2">
              Nothing is called “{chosen.q}”. These come close.
            </p>
          )}
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

const found = (songs: number, q: string | undefined, hasMore: boolean): string => {
  const verb = songs === 1 ? 'matches' : 'match'
  return `${hasMore ? 'More than ' : ''}${count(songs, 'song')}${q ? ` ${verb} ${q}` : ''}`
}
