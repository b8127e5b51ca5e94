'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Import } from '@/lib/contract/import'
import { PlaylistRibbon } from './playlist-ribbon'

/** The number of tracks to load for all ribbons of a report, and for each of them at least. */
const MAX_TRACKS = 1_000
const MIN_TRACKS_PER_PLAYLIST = 100
const COLLAPSED_PLAYLISTS = 8

/** The imported playlists with their ribbons: a large one, or several in a list. */
export function ImportedPlaylists({ playlists }: { playlists: Import['playlists'] }) {
  const t = useTranslations('imports.report')
  const [isExpanded, setExpanded] = useState(false)
  const [only] = playlists
  if (playlists.length === 1 && only) {
    return <PlaylistRibbon playlist={only} maxTracks={MAX_TRACKS} className="h-14" />
  }
  const shown = isExpanded ? playlists : playlists.slice(0, COLLAPSED_PLAYLISTS)
  const maxTracks = Math.max(MIN_TRACKS_PER_PLAYLIST, Math.floor(MAX_TRACKS / playlists.length))
  return (
    <>
      <ul className="grid gap-4">
        {shown.map((playlist) => (
          <li key={playlist.id}>
            <p className="flex items-baseline gap-3 px-gutter pb-1.5">
              <Link href={`/playlists/${playlist.id}`} className="link cut">
                {playlist.name}
              </Link>
              <span className="shrink-0 text-12 text-ink-3">
                {t('tracks', { count: playlist.trackCount })}
              </span>
            </p>
            <PlaylistRibbon playlist={playlist} maxTracks={maxTracks} className="h-6" />
          </li>
        ))}
      </ul>
      {shown.length < playlists.length && (
        <div className="px-gutter pt-4">
          <Button onClick={() => setExpanded(true)}>
            {t('showAllPlaylists', { count: playlists.length })}
          </Button>
        </div>
      )}
    </>
  )
}
