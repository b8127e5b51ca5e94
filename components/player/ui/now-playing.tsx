'use client'

import { clsx } from 'clsx'
import Link from 'next/link'
import { SongArtwork } from '@/components/ribbon/song-artwork'
import { LikeButton } from '@/components/song-actions/like-button'
import { artistOf } from '@/lib/client/list-queries'
import { LIBRARY_LIST, LIKED_LIST, type ListId } from '@/lib/list-id'
import type { CurrentTrack } from '../engine/types'
import { ChooseVideoLink } from './choose-video-link'
import {
  selectActiveInOtherTab,
  selectNotice,
  selectProblem,
  usePlayerState,
} from './player-context'

/** What stands at the needle and why, or why it does not play. */
export function NowPlaying({ now }: { now: CurrentTrack }) {
  const { song } = now.track
  return (
    <div className="flex min-w-0 items-center gap-3">
      <SongArtwork
        songId={song.id}
        artistId={artistOf(now.track)}
        coverUrl={song.album?.coverUrl}
        className="size-13"
      />
      <div className="grid min-w-0">
        <Link href={listHref(now.source.list)} className="cut font-strong hover:underline">
          {song.title}
        </Link>
        <p className="cut text-12 text-ink-2">{song.artists.map(({ name }) => name).join(', ')}</p>
        <Why now={now} />
      </div>
      <LikeButton song={song} />
    </div>
  )
}

/** The reason line under a track; what is wrong comes before it. */
export function Why({ now, className }: { now: CurrentTrack; className?: string }) {
  const problem = usePlayerState(selectProblem)
  const notice = usePlayerState(selectNotice)
  const isElsewhere = usePlayerState(selectActiveInOtherTab)
  const { playback } = now.track.song
  if (problem) {
    return (
      <p className={clsx('text-12 text-danger', className)}>
        <span className="cut">{problem}</span>{' '}
        {playback.kind === 'none' && (
          <a href={playback.searchUrl} target="_blank" rel="noopener" className="link">
            Search for it
          </a>
        )}{' '}
        {playback.kind !== 'audio' && <ChooseVideoLink words="Choose a video" />}
      </p>
    )
  }
  if (notice) return <p className={clsx('text-12 text-ink-2', className)}>{notice}</p>
  if (playback.kind === 'youtube' && playback.match === 'unsure' && !isElsewhere) {
    return (
      <p className={clsx('text-12 text-ink-2', className)}>
        May be another recording. <ChooseVideoLink words="Wrong song?" />
      </p>
    )
  }
  return (
    <p className={clsx('cut text-12 text-accent-ink first-letter:uppercase', className)}>
      {isElsewhere ? 'Plays in another tab' : now.reason}
    </p>
  )
}

/** The page of a list. */
export const listHref = (list: ListId): string => {
  if (list === LIKED_LIST) return '/liked'
  return list === LIBRARY_LIST ? '/songs' : `/playlists/${list}`
}
