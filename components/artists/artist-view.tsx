'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { AlbumGrid } from '@/components/albums/album-grid'
import { useProblemText } from '@/components/messages/use-problem-text'
import { useRunningSet } from '@/components/player/ui/use-running-set'
import { ListControls } from '@/components/playlists/list-controls'
import { usePageSource } from '@/components/playlists/use-page-source'
import { ListTracks } from '@/components/tracks/list-tracks'
import { Button } from '@/components/ui/button'
import { type AlbumPage, albumsOfArtistQuery } from '@/lib/client/albums'
import type { TrackPage } from '@/lib/client/list-tracks'
import { useTracks } from '@/lib/client/use-tracks'
import type { Artist } from '@/lib/contract/artist'
import type { ShuffleSettings } from '@/lib/contract/shuffle-settings'
import type { ShuffleState } from '@/lib/contract/shuffle-state'
import { derivedListId } from '@/lib/list-id'

type ArtistViewProps = {
  artist: Artist
  /** The first page of the albums and of the songs; the others are loaded after it. */
  albums: AlbumPage
  firstPage: TrackPage
  /** Null if the artist has no shuffle session. */
  state: ShuffleState | null
  settings: ShuffleSettings
}

/** The page of an artist: albums and songs. */
export function ArtistView({ artist, albums, firstPage, state, settings }: ArtistViewProps) {
  const t = useTranslations('artists')
  const list = derivedListId({ kind: 'artist', id: artist.id })
  const source = usePageSource({ list, name: artist.name })
  const loading = useTracks(list, firstPage)
  const set = useRunningSet(list, state)
  return (
    <>
      <header className="grid gap-5 px-gutter pt-6 pb-4 phone:gap-4 phone:pt-4">
        <div className="grid gap-2 phone:gap-1">
          <p className="text-12 text-ink-3">{t('artist')}</p>
          <h1 className="text-40 font-strong break-words phone:text-28">{artist.name}</h1>
          <p className="text-ink-2">
            {artist.albumCount > 0
              ? t('songsOnAlbums', { count: artist.songCount, albumCount: artist.albumCount })
              : t('songCount', { count: artist.songCount })}
          </p>
        </div>
        <ListControls source={source} settings={settings} canPlay={loading.tracks.length > 0} />
      </header>
      {albums.data.length > 0 && <Albums artistId={artist.id} firstPage={albums} />}
      <section className="pt-4">
        <h2 className="px-gutter text-16 font-strong">{t('songs')}</h2>
        <ListTracks
          label={t('songsOf', { name: artist.name })}
          source={source}
          loading={loading}
          set={set}
        />
      </section>
    </>
  )
}

function Albums({ artistId, firstPage }: { artistId: string; firstPage: AlbumPage }) {
  const t = useTranslations('artists')
  const problemText = useProblemText()
  const query = useInfiniteQuery({
    ...albumsOfArtistQuery(artistId),
    initialData: { pages: [firstPage], pageParams: [undefined] },
  })
  const { hasNextPage, isFetching, isFetchNextPageError, error, fetchNextPage } = query
  return (
    <section className="grid gap-2 px-gutter py-4">
      <h2 className="text-16 font-strong">{t('albums')}</h2>
      <AlbumGrid artistId={artistId} albums={query.data.pages.flatMap(({ data }) => data)} />
      {isFetchNextPageError && <p role="alert">{problemText(error)}</p>}
      {hasNextPage && (
        <Button disabled={isFetching} onClick={() => void fetchNextPage()}>
          {t('moreAlbums')}
        </Button>
      )}
    </section>
  )
}
