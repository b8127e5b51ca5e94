'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { useRunningSet, useTicks } from '@/components/player/ui/use-running-set'
import { ExportMenu } from '@/components/playlists/export-menu'
import { ListControls } from '@/components/playlists/list-controls'
import { ListRibbon } from '@/components/playlists/list-ribbon'
import { usePageSource } from '@/components/playlists/use-page-source'
import { TrackTable } from '@/components/tracks/track-table'
import { Button } from '@/components/ui/button'
import { PlayableNote } from '@/components/videos/playable-note'
import { artistOf } from '@/lib/client/list-queries'
import type { TrackPage } from '@/lib/client/list-tracks'
import { hasRecording } from '@/lib/client/songs'
import { useTracks } from '@/lib/client/use-tracks'
import type { ShuffleSettings } from '@/lib/contract/shuffle-settings'
import type { ShuffleState } from '@/lib/contract/shuffle-state'
import { LIKED_LIST } from '@/lib/list-id'
import { LikedEmpty } from './liked-empty'
import { LikedHead } from './liked-head'

type LikedSongsProps = {
  /** The first page; the others are loaded after it. */
  firstPage: TrackPage
  /** The songs that have a recording, as `listLikedSongs` counts them. */
  playableCount: number | null
  /** Each artist once, and for each song the index of its first artist. */
  ribbon: { artists: string[]; order: number[] }
  /** Null if the list has no shuffle session. */
  state: ShuffleState | null
  settings: ShuffleSettings
}

/** The page of liked songs, the most recently liked first. */
export function LikedSongs(props: LikedSongsProps) {
  const { firstPage, playableCount, ribbon, state, settings } = props
  const t = useTranslations('liked')
  const problemText = useProblemText()
  const source = usePageSource({ list: LIKED_LIST, name: t('title') })
  const { tracks, isComplete, error, retry } = useTracks(LIKED_LIST, firstPage)
  const set = useRunningSet(LIKED_LIST, state)
  const loadedTicks = useTicks(tracks, set)
  const playable = useMemo(
    () => (isComplete ? tracks.filter(({ song }) => hasRecording(song)).length : playableCount),
    [isComplete, tracks, playableCount],
  )
  const ribbonTicks = useMemo(() => ticksOf(ribbon), [ribbon])
  const artists = useMemo(
    () => (isComplete ? tracks.map(artistOf) : ribbonTicks.map(({ artistId }) => artistId)),
    [isComplete, tracks, ribbonTicks],
  )

  if (isComplete && tracks.length === 0) return <LikedEmpty />
  return (
    <>
      <header className="grid gap-5 px-gutter pt-6 pb-4 phone:gap-4 phone:pt-4">
        <LikedHead artists={artists} />
        <PlayableNote count={playable} total={artists.length} lists={[LIKED_LIST]} />
        <ListControls source={source} settings={settings} canPlay>
          <ExportMenu list={LIKED_LIST} name={t('title')} hasSet={set !== undefined} />
        </ListControls>
      </header>
      <ListRibbon
        list={LIKED_LIST}
        ticks={isComplete ? loadedTicks : ribbonTicks}
        set={isComplete ? set : undefined}
      />
      <TrackTable
        label={t('title')}
        tracks={tracks}
        total={error ? undefined : artists.length}
        source={source}
        set={set}
      >
        {error && (
          <p role="alert" className="flex flex-wrap items-center gap-3 px-gutter py-4 text-ink-2">
            {t('restFailed', { reason: problemText(error) })}
            <Button onClick={retry}>{t('tryAgain')}</Button>
          </p>
        )}
      </TrackTable>
    </>
  )
}

const ticksOf = ({ artists, order }: LikedSongsProps['ribbon']) =>
  order.map((index) => ({ artistId: artists[index] ?? '' }))
