'use client'

import { SkipBack, SkipForward } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { usePlayer } from './player-context'

type SkipButtonProps = { to: 'next' | 'previous'; size?: 16 | 20 | 24 }

/** One track on, or one back to what really played. */
export function SkipButton({ to, size = 16 }: SkipButtonProps) {
  const { player } = usePlayer()
  const isNext = to === 'next'
  return (
    <IconButton
      label={isNext ? 'Next' : 'Previous'}
      isStrong
      onClick={() => void (isNext ? player.next() : player.previous())}
    >
      <Icon of={isNext ? SkipForward : SkipBack} size={size} isFilled />
    </IconButton>
  )
}
