'use client'

import { usePlayer } from '@/components/player/ui/player-context'
import type { RunningSet } from '@/components/player/ui/use-running-set'
import { Axis } from '@/components/ribbon/axis'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'
import { count, number } from '@/components/ui/words'

/** The ribbon across a list's page: its running set, or the list itself before the first. */
export function ListRibbon({ ticks, set }: { ticks: Tick[]; set: RunningSet | undefined }) {
  const { panels } = usePlayer()
  const at = set && set.position >= 0 ? set.position : undefined
  const order = set ? 'in playing order' : 'in list order'
  const where = at === undefined ? '' : `, now at ${number(at + 1)}`
  return (
    <div className="phone:mt-1">
      <Ribbon
        ticks={ticks}
        at={at}
        headroom={14}
        className="h-22 phone:h-14"
        label={`${count(ticks.length, 'track')} ${order}, coloured by artist${where}`}
        onChoose={() => panels.setState({ isUpNextOpen: true })}
      />
      <Axis first={1} last={ticks.length} at={at === undefined ? undefined : at + 1} />
    </div>
  )
}
