'use client'

import { useTranslations } from 'next-intl'
import { usePlayer } from '@/components/player/ui/player-context'
import { type RunningSet, useListIndex } from '@/components/player/ui/use-running-set'
import { Axis } from '@/components/ribbon/axis'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'
import type { Translate } from '@/lib/i18n/translate'

type ListRibbonProps = { list: string; ticks: Tick[]; set: RunningSet | undefined }

/** The ribbon of a list's page: the running set, or the list in its own order if none runs. */
export function ListRibbon({ list, ticks, set }: ListRibbonProps) {
  const t = useTranslations('playlists.ribbon')
  const { panels } = usePlayer()
  const listIndex = useListIndex(list)
  const at = set && set.position >= 0 ? set.position : listIndex
  return (
    <div className="phone:mt-1">
      <Ribbon
        ticks={ticks}
        at={at}
        headroom={14}
        className="h-22 phone:h-14"
        label={label(t, { count: ticks.length, hasSet: set !== undefined, at })}
        onChoose={() => panels.setState({ isUpNextOpen: true })}
      />
      <Axis first={1} last={ticks.length} at={at === undefined ? undefined : at + 1} />
    </div>
  )
}

type LabelInput = { count: number; hasSet: boolean; at: number | undefined }

function label(t: Translate<'playlists.ribbon'>, { count, hasSet, at }: LabelInput): string {
  if (at !== undefined) {
    const values = { count, position: at + 1 }
    return hasSet ? t('playingAt', values) : t('listOrderAt', values)
  }
  return hasSet ? t('playingOrder', { count }) : t('listOrder', { count })
}
