'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import type { LabList } from '@/lib/lab/lab-list'
import type { LabSettings } from '@/lib/lab/lab-settings'
import { LabErrors } from './lab-errors'
import { LabHeader } from './lab-header'
import { OrderList } from './order-list'
import { ReturnComparison } from './return-comparison'
import { RunStatus } from './run-status'
import { SeedBar } from './seed-bar'
import { toTicks } from './ticks'
import { useLabList } from './use-lab-list'
import { useLabSettings } from './use-lab-settings'
import { useRuns } from './use-runs'

const PasteDialog = dynamic(() => import('./paste-dialog').then((module) => module.PasteDialog), {
  ssr: false,
})
const MIN_TRACKS = 2

type LabProps = {
  initialSettings: LabSettings
  /** Whether the visitor is signed in and may have playlists. */
  hasPlaylists: boolean
  /** Shown below the charts. */
  children: ReactNode
}

/** One list under each algorithm, with measures. */
export function Lab({ initialSettings, hasPlaylists, children }: LabProps) {
  const t = useTranslations('lab')
  const { settings, change } = useLabSettings(initialSettings)
  const [text, setText] = useState('')
  const [isPasting, setPasting] = useState(false)
  const [pasted, setPasted] = useState<LabList>()
  const { list, error, retry } = useLabList(settings.list, pasted)
  const isTooShort = list !== undefined && list.tracks.length < MIN_TRACKS
  const { runs, retry: retryRuns } = useRuns(isTooShort ? undefined : list?.tracks, settings)
  const ticks = useMemo(() => toTicks(list?.tracks ?? []), [list])
  const artists = useMemo(() => ticks.map(({ artistId }) => artistId), [ticks])
  const hasFailed = error !== undefined || runs.hasFailed

  function showPasted(list: LabList) {
    setPasted(list)
    setPasting(false)
    change({ list: { kind: 'pasted' } })
  }

  return (
    <div className="@container grid gap-10 px-(--edge,var(--gutter)) pt-8 pb-16">
      <LabHeader
        settings={settings}
        artists={artists}
        hasPlaylists={hasPlaylists}
        hasPasted={pasted !== undefined}
        onChange={change}
        onPaste={() => setPasting(true)}
      />
      <LabErrors
        listError={error}
        haveRunsFailed={runs.hasFailed}
        onRetryList={retry}
        onRetryRuns={retryRuns}
      />
      {isTooShort && <EmptyState title={t('tooShort.title')}>{t('tooShort.detail')}</EmptyState>}
      {!hasFailed && !isTooShort && (
        <>
          <OrderList ticks={ticks} runs={runs} mode={settings.mode} omission={list?.omission} />
          <SeedBar
            seed={settings.seed}
            isLinkable={settings.list.kind !== 'pasted'}
            onChange={(seed) => change({ seed })}
          />
          <ReturnComparison
            ticks={ticks}
            runs={runs}
            baseline={settings.baseline}
            onChoose={(baseline) => change({ baseline })}
          />
        </>
      )}
      <RunStatus runs={runs} seed={settings.seed} />
      {children}
      {isPasting && (
        <PasteDialog
          text={text}
          onTextChange={setText}
          onSubmit={showPasted}
          onClose={() => setPasting(false)}
        />
      )}
    </div>
  )
}
