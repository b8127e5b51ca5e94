'use client'

import { clsx } from 'clsx'
import { memo } from 'react'
import { tickCss } from '@/components/ribbon/look'
import { clock } from '@/components/ui/words'
import type { Song } from '@/lib/contract/songs'
import { AddToPlaylist } from './add-to-playlist'
import { COLUMNS, NARROW } from './columns'
import { HeartButton } from './heart-button'

type SongRowProps = {
  song: Song
  /** The row below is of the same artist: the two edges fuse. */
  isFused: boolean
  /** Place in the table, its head being row 1. */
  rowIndex: number
  top: number
  height: number
}

const artistOf = (song: Song) => song.artists[0]?.id ?? song.id

/** Do two songs stand edge to edge without a gap? */
export const isSameArtist = (one: Song, other: Song | undefined): boolean =>
  other !== undefined && artistOf(one) === artistOf(other)

export const SongRow = memo(function SongRow(props: SongRowProps) {
  const { song, isFused, rowIndex, top, height } = props
  const action = clsx(
    'pointer-fine:size-7 pointer-fine:opacity-0 pointer-fine:group-hover:opacity-100',
    'pointer-fine:group-focus-within:opacity-100 pointer-fine:data-[state=open]:opacity-100',
  )
  return (
    <tr
      aria-rowindex={rowIndex}
      style={{ height, transform: `translateY(${top}px)` }}
      className={clsx('group absolute inset-x-0 top-0 items-center hover:bg-fill-1', COLUMNS)}
    >
      <td aria-hidden className="relative h-full p-0">
        <span
          style={{ background: tickCss(artistOf(song)) }}
          className={clsx('absolute inset-x-0 top-0 block', isFused ? 'bottom-0' : 'bottom-px')}
        />
      </td>
      <th scope="row" className="min-w-0 p-0 text-left font-normal">
        <span className="cut block phone:text-16">{song.title}</span>
        <span className="cut block text-12 text-ink-2">
          {song.artists.map((artist) => artist.name).join(', ')}
        </span>
      </th>
      <td className={clsx('cut p-0 text-ink-2', NARROW)}>{song.album?.title}</td>
      <td className="flex justify-end p-0">
        <AddToPlaylist song={song} className={action} />
        <HeartButton song={song} className={song.liked ? 'pointer-fine:size-7' : action} />
      </td>
      <td className={clsx('p-0 text-right text-ink-2', NARROW)}>{clock(song.durationMs)}</td>
    </tr>
  )
})
