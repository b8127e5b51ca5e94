'use client'

import { SkipBack, SkipForward } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { usePlayer } from './player-context'

type SkipButtonProps = { to: 'next' | 'previous'; size?: 16 | 20 | 24 }

/** Skips to the next track, or back to the one that played before. */
export function SkipButton({ to, size = 16 }: SkipButtonProps) {
  const t = useTranslations('player.controls')
  const { player } = usePlayer()
  const isNext = to === 'next'
  return (
    <IconButton
      label={isNext ? t('next') : t('previous')}
      isStrong
      onClick={() => void (isNext ? player.next() : player.previous())}
    >
      <Icon of={isNext ? SkipForward : SkipBack} size={size} isFilled />
    </IconButton>
  )
}
