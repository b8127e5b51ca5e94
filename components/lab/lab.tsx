'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useMemo, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { count } from '@/components/ui/words'
import type { LabChoice } from '@/lib/lab/lab-choice'
import type { LabList } from '@/lib/lab/lab-track'
import { Comparison } from './comparison'
import { LabHead } from './lab-head'
import { ticksOf } from './lab-ticks'
import { OrderList } from './order-list'
import { SeedBar } from './seed-bar'
import { useChoice } from './use-choice'
import { useList } from './use-list'
import { type Runs, useRuns } from './use-runs'

const PasteDialog = dynamic(() => import('./paste-dialog').then((module) => module.PasteDialog), {
  ssr: false,
})
const FEWEST = 2

type LabProps = {
  first: LabChoice
  /** The visitor is signed in and may have playlists. */
  hasPlaylists: boolean
  /** Stands under the pictures. */
  children: ReactNode
}

/** The same list under each algorithm, with its figures: the shuffle, shown. */
export function Lab({ first, hasPlaylists, children }: LabProps) {
  const { choice, change } = useChoice(first)
  const [text, setText] = useState('')
  const [isPasting, setPasting] = useState(false)
  const [pasted, setPasted] = useState<LabList>()
  const { list, error, retry } = useList(choice.list, pasted)
  const isEmpty = list !== undefined && list.tracks.length < FEWEST
  const { runs, retry: runAgain } = useRuns(isEmpty ? undefined : list?.tracks, choice)
  const ticks = useMemo(() => ticksOf(list?.tracks ?? []), [list])
  const artists = useMemo(() => ticks.map(({ artistId }) => artistId), [ticks])

  function read(found: LabList) {
    setPasted(found)
    setPasting(false)
    change({ list: { kind: 'pasted' } })
  }

  return (
    <div className="@container grid gap-10 px-(--edge,var(--gutter)) pt-8 pb-16">
      <LabHead
        choice={choice}
        artists={artists}
        hasPlaylists={hasPlaylists}
        hasPasted={pasted !== undefined}
        onChange={change}
        onPaste={() => setPasting(true)}
      />
      {error && <ErrorState title="The list did not load" detail={error} onRetry={retry} />}
      {runs.hasFailed && (
        <ErrorState
          title="The orders did not come"
          detail="A part of the page did not load. Check the connection and try again."
          onRetry={runAgain}
        />
      )}
      {isEmpty && (
        <EmptyState title="Too short to shuffle">
          A list needs two tracks or more. Choose another one above.
        </EmptyState>
      )}
      {!error && !runs.hasFailed && !isEmpty && (
        <>
          <OrderList ticks={ticks} runs={runs} mode={choice.mode} note={list?.note} />
          <SeedBar
            seed={choice.seed}
            isLinkable={choice.list.kind !== 'pasted'}
            onSeed={(seed) => change({ seed })}
          />
          <Comparison
            ticks={ticks}
            runs={runs}
            against={choice.against}
            onChoose={(against) => change({ against })}
          />
        </>
      )}
      <p role="status" className="sr-only">
        {summary(runs, choice.seed)}
      </p>
      {children}
      {isPasting && (
        <PasteDialog text={text} onText={setText} onRead={read} onClose={() => setPasting(false)} />
      )}
    </div>
  )
}

function summary({ isComplete, byId }: Runs, seed: string): string {
  const run = byId.riffle?.run
  if (!isComplete || !run) return ''
  return `Shuffled with seed ${seed}. Riffle: ${count(run.avoidable, 'avoidable repeat')} of an artist, soonest return after ${count(run.soonest, 'turn')}.`
}
