'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/messages/use-problem-text'
import type { Source } from '@/components/player/engine/types'
import { TrackTableSkeleton } from '@/components/tracks/track-table-skeleton'
import { ErrorState } from '@/components/ui/error-state'
import type { SongChoice, SongPage } from '@/lib/client/songs'
import { NoMatchingSongs, NoSongs } from './no-songs'
import { ResultCount } from './result-count'
import { SongControls } from './song-controls'
import { SongResults } from './song-results'
import { useSongChoice } from './use-song-choice'
import { type SongSearch, useSongSearch } from './use-song-search'
import { useSongSource } from './use-song-source'

type SongsBrowserProps = {
  /** Search, order and filters of the query string, and the first page of their results. */
  choice: SongChoice
  firstPage: SongPage
}

/** The songs page: a search as the user types, with filters and orders. */
export function SongsBrowser({ choice, firstPage }: SongsBrowserProps) {
  const t = useTranslations('songs')
  const problemText = useProblemText()
  const songChoice = useSongChoice(choice)
  const { chosen, isUnfiltered, clear } = songChoice
  const search = useSongSearch(chosen, { choice, firstPage })
  const { query, songs, isOutdated } = search
  const findSource = useSongSource({ chosen, songs })

  return (
    <>
      <SongControls
        songChoice={songChoice}
        songs={songs}
        findSource={findSource}
        isBusy={query.isFetching && isOutdated}
      />
      <ResultCount search={search} text={chosen.q} />
      {query.isPending && <TrackTableSkeleton label={t('searching')} />}
      {query.error && !query.data && (
        <div className="px-gutter">
          <ErrorState
            title={t('failed')}
            detail={problemText(query.error)}
            onRetry={() => query.refetch()}
          />
        </div>
      )}
      {query.data && songs.length === 0 && (
        <div className="px-gutter">
          {isUnfiltered ? <NoSongs /> : <NoMatchingSongs query={chosen.q} onClear={clear} />}
        </div>
      )}
      {songs.length > 0 && (
        <Results search={search} text={chosen.q ?? ''} findSource={findSource} />
      )}
    </>
  )
}

type ResultsProps = { search: SongSearch; text: string; findSource: () => Promise<Source> }

function Results({ search, text, findSource }: ResultsProps) {
  const t = useTranslations('songs')
  const problemText = useProblemText()
  const { query, songs, isOutdated } = search
  const isSimilar = query.data?.pages[0]?.spelling === 'similar'
  return (
    <div className={clsx('transition-opacity duration-normal', isOutdated && 'opacity-50')}>
      {isSimilar && (
        <p role="status" className="px-gutter pb-2 text-ink-2">
          {t('similar', { query: text })}
        </p>
      )}
      <SongResults
        songs={songs}
        findSource={findSource}
        hasMore={query.hasNextPage}
        moreError={query.isFetchNextPageError ? problemText(query.error) : undefined}
        onMore={query.fetchNextPage}
      />
    </div>
  )
}
