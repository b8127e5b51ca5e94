'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'

const BARS = [
  'scale-y-50 [animation-delay:-200ms]',
  '[animation-delay:-700ms]',
  'scale-y-65 [animation-delay:-450ms]',
]

/** Three bars beside the current track; animated while it plays. */
export function NowPlayingIndicator({ isMoving }: { isMoving: boolean }) {
  const t = useTranslations('tracks')
  return (
    <span
      role="img"
      aria-label={t('row.playing')}
      className="flex size-3.5 items-end gap-0.5 text-accent"
    >
      {BARS.map((bar) => (
        <i
          key={bar}
          className={clsx(
            'h-full flex-1 origin-bottom bg-current',
            bar,
            isMoving && 'animate-[sound_900ms_cubic-bezier(0.65,0,0.2,1)_infinite_alternate]',
          )}
        />
      ))}
    </span>
  )
}
