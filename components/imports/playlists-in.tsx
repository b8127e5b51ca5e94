'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { count, number } from '@/components/ui/words'
import type { Import } from '@/lib/contract/imports'
import { PlaylistRibbon } from './playlist-ribbon'

const TRACKS_MOST = 1_000
const TRACKS_LEAST = 100
const SHOWN_FIRST = 8

/** The playlists that came in, each under its ribbon: one large, or several in a list. */
export function PlaylistsIn({ playlists }: { playlists: Import['playlists'] }) {
  const [isAll, setAll] = useState(false)
  const [only] = playlists
  if (playlists.length === 1 && only) {
    return <PlaylistRibbon playlist={only} most={TRACKS_MOST} className="h-14" />
  }
  const shown = isAll ? playlists : playlists.slice(0, SHOWN_FIRST)
  const most = Math.max(TRACKS_LEAST, Math.floor(TRACKS_MOST / playlists.length))
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
                {count(playlist.trackCount, 'track')}
              </span>
            </p>
            <PlaylistRibbon playlist={playlist} most={most} className="h-6" />
          </li>
        ))}
      </ul>
      {shown.length < playlists.length && (
        <div className="px-gutter pt-4">
          <Button onClick={() => setAll(true)}>
            Show all {number(playlists.length)} playlists
          </Button>
        </div>
      )}
    </>
  )
}
