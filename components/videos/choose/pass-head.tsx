'use client'

import { useTranslations } from 'next-intl'
import { formatDuration } from '@/components/ui/format-duration'
import type { Song } from '@/lib/contract/song'

type PassHeadProps = { song: Song; position: number; total: number }

/** The song whose video is chosen, and how far the pass is. */
export function PassHead({ song, position, total }: PassHeadProps) {
  const t = useTranslations('videos.choose')
  const { title, artists, album, durationMs } = song
  const details = [album?.title, durationMs === null ? null : formatDuration(durationMs)]
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-3">
        <progress
          value={position - 1}
          max={total}
          aria-label={t('progress')}
          className="h-1 min-w-0 flex-1 appearance-none overflow-hidden rounded-full bg-fill-2 [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-fill-2 [&::-webkit-progress-value]:bg-accent"
        />
        <span className="text-12 text-ink-2">{t('position', { position, total })}</span>
      </div>
      <div className="grid">
        <h3 className="cut text-20 font-strong">{title}</h3>
        <p className="cut text-ink-2">{artists.map(({ name }) => name).join(', ')}</p>
        <p className="cut text-12 text-ink-3">{details.filter(Boolean).join(' · ')}</p>
      </div>
    </div>
  )
}
