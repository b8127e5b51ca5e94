'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { SpotifyButton, type SpotifyState } from '@/components/connections/spotify-button'
import type { ImportPage } from '@/lib/client/imports'
import type { Import } from '@/lib/contract/import'
import { BatchSummary } from './batch-summary'
import { ChosenFiles } from './chosen-files'
import { DropOverlay } from './drop-overlay'
import { DropZone } from './drop-zone'
import { EarlierImports } from './earlier-imports'
import { ImportBlock } from './import-block'
import { importQueue } from './import-queue'
import { ImportSources } from './import-sources'
import { PastedList } from './pasted-list'
import { useFileDrop } from './use-file-drop'
import { useImportList } from './use-import-list'
import { useNow } from './use-now'
import { useVisitImports } from './use-visit-imports'
import { YoutubeLink } from './youtube-link'

const Chooser = dynamic(() =>
  import('@/components/connections/chooser').then((module) => module.Chooser),
)

type ImportScreenProps = {
  first: ImportPage
  nowMs: number
  spotify: SpotifyState
  /** Whether the server has a key of the YouTube API. */
  isYoutubeReady: boolean
  /** Whether the list of Spotify playlists is open at first. */
  isChoosing: boolean
  /** Why the last attempt to connect failed, if it did. */
  problem: ReactNode
}

/** The page of imports: the sources, the imports of this visit, and the earlier ones. */
export function ImportScreen(props: ImportScreenProps) {
  const { spotify, isYoutubeReady, problem } = props
  const t = useTranslations('imports')
  const nowMs = useNow(props.nowMs)
  const isOver = useFileDrop(importQueue.add)
  const imports = useRef<HTMLElement>(null)
  const { uploads, started, ids, addStarted } = useVisitImports()
  const list = useImportList(props.first, ids)
  const account = spotify.connection?.status === 'active' ? spotify.connection : undefined
  const [isChoosing, setChoosing] = useState(props.isChoosing && account !== undefined)
  const hasImports = uploads.length + started.length + list.running.length + list.ended.length > 0

  const focusImports = () => imports.current?.focus({ preventScroll: true })

  // The form that started an import closes, which would leave the focus at the top of the page.
  function showStarted(row: Import) {
    addStarted(row)
    focusImports()
  }

  function closeChooser(row: Import) {
    setChoosing(false)
    showStarted(row)
  }

  return (
    <div className="pb-16">
      <h1 className="px-gutter pt-6 pb-5 text-28 font-strong">{t('title')}</h1>
      <div className="px-gutter pb-3 empty:hidden">{problem}</div>
      <DropZone onFiles={importQueue.add}>
        <SpotifyButton
          spotify={spotify}
          isChoosing={isChoosing}
          onChoose={() => setChoosing(!isChoosing)}
        />
      </DropZone>
      <YoutubeLink isReady={isYoutubeReady} onStarted={addStarted} />
      <PastedList onStarted={showStarted} />
      <section
        ref={imports}
        aria-label={t('imports')}
        tabIndex={-1}
        className="grid grid-cols-[minmax(0,1fr)] gap-10 pt-10 outline-none"
      >
        {isChoosing && account && (
          <Chooser
            account={account.displayName}
            onClose={() => setChoosing(false)}
            onStarted={closeChooser}
          />
        )}
        <BatchSummary uploads={uploads} />
        <ChosenFiles
          uploads={uploads}
          nowMs={nowMs}
          onAgain={list.reload}
          onFocusLost={focusImports}
        />
        {[...started, ...list.running].map((row) => (
          <ImportBlock key={row.id} initial={row} nowMs={nowMs} />
        ))}
        {list.ended.length > 0 && <EarlierImports rows={list.ended} nowMs={nowMs} {...list.more} />}
        {!hasImports && !isChoosing && <ImportSources />}
      </section>
      {isOver && <DropOverlay label={t('drop')} />}
    </div>
  )
}
