'use client'

import { Heart } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import type { Song } from '@/lib/contract/song'
import { useIsLiked, useToggleLike } from './use-like'

type LikeButtonProps = {
  song: Song
  size?: 16 | 20 | 24
  className?: string
  tabIndex?: number
}

/** A toggle with a heart, which is filled if the song is liked. */
export function LikeButton({ song, size = 16, className, tabIndex }: LikeButtonProps) {
  const t = useTranslations('song')
  const isLiked = useIsLiked(song)
  const toggle = useToggleLike()
  return (
    <IconButton
      label={t('like', { title: song.title })}
      aria-pressed={isLiked}
      tabIndex={tabIndex}
      onClick={() => toggle(song)}
      isStrong={isLiked}
      className={className}
    >
      <Icon of={Heart} size={size} isFilled={isLiked} />
    </IconButton>
  )
}
