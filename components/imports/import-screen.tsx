'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { type SpotifyState, SpotifyWay } from '@/components/connections/spotify-way'
import { type ImportPage, importsQuery, isOpen } from '@/lib/client/imports'
import type { Import } from '@/lib/contract/imports'
import { DropOverlay } from './drop-overlay'
import { DropZone } from './drop-zone'
import { EarlierImports } from './earlier-imports'
import { ImportBlock } from './import-block'
import { UploadBlock } from './upload-block'
import { uploadQueue } from './upload-queue'
import { useFileDrop } from './use-file-drop'
import { useNow } from './use-now'
import { useUploads } from './use-uploads'
import { WhereFrom } from './where-from'
import { YoutubeLink } from './youtube-link'

const Chooser = dynamic(() =>
  import('@/components/connections/chooser').then((module) => module.Chooser),
)

type ImportScreenProps = {
  first: ImportPage
  nowMs: number
  spotify: SpotifyState
  /** Whether the server has a key of YouTube's API. */
  isYoutubeReady: boolean
  /** Whether one comes to choose from Spotify. */
  isChoosing: boolean
  /** Why the last attempt to connect failed, if it did. */
  problem: ReactNode
}

/** Where playlists come in: what is chosen, what is under way, what came in before. */
export function ImportScreen(props: ImportScreenProps) {
  const { first, nowMs: firstMs, spotify, isYoutubeReady, problem } = props
  const nowMs = useNow(firstMs)
  const uploads = useUploads()
  const isOver = useFileDrop(uploadQueue.add)
  const account = spotify.connection?.status === 'active' ? spotify.connection : undefined
  const [isChoosing, setChoosing] = useState(props.isChoosing && account !== undefined)
  /** Begun at another service during this visit, the latest first. */
  const [linked, setLinked] = useState<Import[]>([])
  const query = useInfiniteQuery({
    ...importsQuery(),
    initialData: { pages: [first], pageParams: [undefined] },
  })
  const others = useMemo(() => {
    const own = new Set([
      ...uploads.map((upload) => upload.state === 'accepted' && upload.import.id),
      ...linked.map(({ id }) => id),
    ])
    return query.data.pages.flatMap((page) => page.data).filter(({ id }) => !own.has(id))
  }, [query.data, uploads, linked])
  const chosen = useRef<HTMLElement>(null)
  const underWay = others.filter(isOpen)
  const earlier = others.filter((row) => !isOpen(row))

  // The import before this one is an earlier one from now on.
  function again(key: string) {
    uploadQueue.retry(key)
    void query.refetch()
  }

  const follow = (begun: Import) =>
    setLinked((all) => [begun, ...all.filter(({ id }) => id !== begun.id)])

  function chooseDone(begun: Import) {
    follow(begun)
    act(() => setChoosing(false))
  }

  // What was pressed goes; the focus stays where it was.
  function act(action: () => void) {
    action()
    chosen.current?.focus({ preventScroll: true })
  }

  return (
    <div className="pb-16">
      <h1 className="px-gutter pt-6 pb-5 text-28 font-strong">Import</h1>
      <div className="px-gutter pb-3 empty:hidden">{problem}</div>
      <DropZone onFiles={uploadQueue.add}>
        <SpotifyWay
          spotify={spotify}
          isChoosing={isChoosing}
          onChoose={() => setChoosing(!isChoosing)}
        />
      </DropZone>
      <YoutubeLink isReady={isYoutubeReady} onBegun={follow} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10 pt-10">
        {isChoosing && account && (
          <Chooser
            account={account.displayName}
            onClose={() => setChoosing(false)}
            onStarted={chooseDone}
          />
        )}
        <section
          ref={chosen}
          aria-label="Chosen files"
          tabIndex={-1}
          className="grid grid-cols-[minmax(0,1fr)] gap-10 outline-none empty:hidden"
        >
          {uploads.map((upload) =>
            upload.state === 'accepted' ? (
              <ImportBlock
                key={upload.import.id}
                known={upload.import}
                nowMs={nowMs}
                onAgain={() => act(() => again(upload.key))}
              />
            ) : (
              <UploadBlock
                key={upload.key}
                upload={upload}
                onRetry={() => act(() => uploadQueue.retry(upload.key))}
                onRemove={() => act(() => uploadQueue.remove(upload.key))}
              />
            ),
          )}
        </section>
        {linked.map((row) => (
          <ImportBlock key={row.id} known={row} nowMs={nowMs} />
        ))}
        {underWay.map((row) => (
          <ImportBlock key={row.id} known={row} nowMs={nowMs} />
        ))}
        {earlier.length > 0 && (
          <EarlierImports
            rows={earlier}
            nowMs={nowMs}
            hasMore={query.hasNextPage}
            isLoadingMore={query.isFetchingNextPage}
            moreError={query.isFetchNextPageError ? query.error?.message : undefined}
            onMore={query.fetchNextPage}
          />
        )}
        {uploads.length + linked.length + others.length === 0 && !isChoosing && <WhereFrom />}
      </div>
      {isOver && <DropOverlay label="Drop to import" />}
    </div>
  )
}
