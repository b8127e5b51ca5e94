'use client'

import { clsx } from 'clsx'
import { useCallback } from 'react'
import { drawSongArtwork } from './draw-song-artwork'
import { useCanvas } from './use-canvas'

type SleeveProps = {
  songId: string
  artistId: string
  coverUrl?: string | null
  /** Sets the size, as `size-13`. */
  className?: string
}

/** What stands beside a song: its album's image, or ticks in its artist's colour. */
export function SongArtwork({ songId, artistId, coverUrl, className }: SleeveProps) {
  const box = clsx('block shrink-0', className)
  if (coverUrl) {
    // biome-ignore lint/performance/noImgElement: sizes are fixed and the images are others'
    return <img src={coverUrl} alt="" loading="lazy" className={clsx(box, 'object-cover')} />
  }
  return <Ticks box={box} songId={songId} artistId={artistId} />
}

function Ticks({ box, songId, artistId }: { box: string; songId: string; artistId: string }) {
  const canvas = useCanvas(
    useCallback(
      (pen, surface, theme) => drawSongArtwork(pen, surface, theme, { artist: artistId, songId }),
      [artistId, songId],
    ),
  )
  return (
    <span className={box}>
      <canvas ref={canvas} aria-hidden className="block size-full" />
    </span>
  )
}
