'use client'

import { clsx } from 'clsx'
import { Heart } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { useLike } from '@/lib/client/liked'

type HeartButtonProps = {
  song: { id: string; title: string; liked: boolean }
  className?: string
}

/** Likes a song, or takes that back. */
export function HeartButton({ song, className }: HeartButtonProps) {
  const { mutate } = useLike()
  return (
    <IconButton
      label={`Like ${song.title}`}
      aria-pressed={song.liked}
      title={song.liked ? 'Unlike' : 'Like'}
      className={clsx(song.liked && 'text-ink-1', className)}
      onClick={() => mutate({ songId: song.id, title: song.title, liked: !song.liked })}
    >
      <Icon of={Heart} isFilled={song.liked} />
    </IconButton>
  )
}
