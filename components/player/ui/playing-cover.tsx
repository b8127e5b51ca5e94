'use client'

import { useTranslations } from 'next-intl'
import { Cover } from '@/components/ribbon/cover'
import { useTracks } from '@/lib/client/use-tracks'
import type { CurrentTrack } from '../engine/types'
import { useRunningSet, useTicks } from './use-running-set'

/** The cover of the list that plays, drawn in playing order. */
export function PlayingCover({ current }: { current: CurrentTrack }) {
  const t = useTranslations('player.fullScreen')
  const { tracks } = useTracks(current.source.list)
  const set = useRunningSet(current.source.list, null)
  const ticks = useTicks(tracks, set)
  return (
    <Cover
      artists={ticks.map((tick) => tick.artistId)}
      at={current.isOutOfOrder ? undefined : current.position}
      className="aspect-square w-[min(100%,342px,40dvh)]"
      label={t('cover', { name: current.source.name })}
    />
  )
}
