'use client'

import { clsx } from 'clsx'
import { Repeat, Repeat1 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { repeatAfter, selectRepeat } from '../engine/repeat'
import { usePlayer, usePlayerState } from './player-context'

type RepeatButtonProps = { size?: 16 | 20; className?: string }

/** The repetition: nothing, the list, or the song. Each press chooses the next. */
export function RepeatButton({ size = 16, className }: RepeatButtonProps) {
  const t = useTranslations('player.repeat')
  const { player } = usePlayer()
  const repeat = usePlayerState(selectRepeat)
  return (
    <IconButton
      label={t(repeat)}
      aria-pressed={repeat !== 'off'}
      className={clsx('aria-pressed:text-accent', className)}
      onClick={() => player.setRepeat(repeatAfter(repeat))}
    >
      <Icon of={repeat === 'one' ? Repeat1 : Repeat} size={size} />
    </IconButton>
  )
}
