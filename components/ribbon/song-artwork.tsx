'use client'

import { clsx } from 'clsx'
import { useCallback } from 'react'
import { sizedCoverUrl } from './cover-url'
import { drawSongArtwork } from './draw-song-artwork'
import { useCanvas } from './use-canvas'

type SongArtworkProps = {
  songId: string
  artistId: string
  coverUrl: string | null
  /** The width of the image in pixels. */
  width?: 96 | 320
  /** Sets the size, such as `size-13`. */
  className?: string
}

/** The decorative image of a song: its cover, or ticks in its artist's colour. */
export function SongArtwork({
  songId,
  artistId,
  coverUrl,
  width = 96,
  className,
}: SongArtworkProps) {
  const box = clsx('block shrink-0', className)
  const url = sizedCoverUrl(coverUrl, width)
  if (url) {
    // biome-ignore lint/performance/noImgElement: the size is fixed and other servers have the image
    return <img src={url} alt="" loading="lazy" className={clsx(box, 'object-cover')} />
  }
  return <DrawnArtwork className={box} songId={songId} artistId={artistId} />
}

type DrawnArtworkProps = { className: string; songId: string; artistId: string }

function DrawnArtwork({ className, songId, artistId }: DrawnArtworkProps) {
  const canvas = useCanvas(
    useCallback(
      (context, surface, theme) => drawSongArtwork(context, surface, theme, { artistId, songId }),
      [artistId, songId],
    ),
  )
  return (
    <span className={className}>
      <canvas ref={canvas} aria-hidden className="block size-full" />
    </span>
  )
}
