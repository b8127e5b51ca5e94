'use client'

import { useEffect, useMemo } from 'react'
import type { Source } from '@/components/player/engine/types'
import { usePlayer } from '@/components/player/ui/player-context'
import { useRunningSet, useTicks } from '@/components/player/ui/use-running-set'
import { ExportMenu } from '@/components/playlists/export-menu'
import { ListControls } from '@/components/playlists/list-controls'
import { ListRibbon } from '@/components/playlists/list-ribbon'
import { TrackTable } from '@/components/tracks/track-table'
import { Button } from '@/components/ui/button'
import { artistOf, type TrackPage } from '@/lib/client/list-queries'
import { useTracks } from '@/lib/client/use-tracks'
import type { ShuffleSettings, ShuffleState } from '@/lib/contract/shuffle'
import { LIKED_LIST } from '@/lib/list-id'
import { LikedEmpty } from './liked-empty'
import { LikedHead } from './liked-head'

const SOURCE: Source = { list: LIKED_LIST, name: 'Liked songs' }

type LikedSongsProps = {
  /** The first page; the rest follows by itself. */
  first: TrackPage
  /** The artists, each once, and for each song the place of its artist among them. */
  ribbon: { artists: string[]; order: number[] }
  /** Where its shuffle stands; null where none runs. */
  state: ShuffleState | null
  settings: ShuffleSettings
}

/** The liked songs, the latest first, under their ribbon. */
export function LikedSongs({ first, ribbon, state, settings }: LikedSongsProps) {
  const { pageSource } = usePlayer()
  const { tracks, isComplete, error, retry } = useTracks(SOURCE.list, first)
  const set = useRunningSet(SOURCE.list, state)
  const known = useTicks(tracks, set)
  const drawn = useMemo(
    () => ribbon.order.map((place) => ({ artist: ribbon.artists[place]! })),
    [ribbon],
  )
  const artists = useMemo(
    () => (isComplete ? tracks.map(artistOf) : drawn.map((tick) => tick.artist)),
    [isComplete, tracks, drawn],
  )

  useEffect(() => {
    pageSource.current = SOURCE
    return () => {
      pageSource.current = null
    }
  }, [pageSource])

  if (isComplete && tracks.length === 0) return <LikedEmpty />
  return (
    <>
      <header className="grid gap-5 px-gutter pt-6 pb-4 phone:gap-4 phone:pt-4">
        <LikedHead artists={artists} />
        <ListControls source={SOURCE} settings={settings} canPlay>
          <ExportMenu list={SOURCE.list} hasSet={set !== undefined} />
        </ListControls>
      </header>
      <ListRibbon ticks={isComplete ? known : drawn} set={isComplete ? set : undefined} />
      <TrackTable label="Liked songs" tracks={tracks} source={SOURCE} set={set}>
        {error && (
          <p role="alert" className="flex flex-wrap items-center gap-3 px-gutter py-4 text-ink-2">
            The rest did not load. {error.message}
            <Button onClick={retry}>Try again</Button>
          </p>
        )}
      </TrackTable>
    </>
  )
}
