'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useIsPhone } from '@/components/ui/use-media'
import type { Song } from '@/lib/contract/songs'
import { COLUMNS, NARROW, ROW } from './columns'
import { scrollParent } from './scroll-parent'
import { isSameArtist, SongRow } from './song-row'
import { SongRowSkeletons } from './song-skeleton'

type SongTableProps = {
  label: string
  songs: Song[]
  hasMore: boolean
  isLoadingMore: boolean
  /** Why the rest did not load. */
  moreError?: string
  onMore: () => void
}

const OVERSCAN = 12
const AHEAD = 30
const WAITING_ROWS = 3

/** Songs, ten or ten thousand: only those in sight are in the page, more are fetched ahead. */
export function SongTable(props: SongTableProps) {
  const { label, songs, hasMore, isLoadingMore, moreError, onMore } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const [scrollMargin, setScrollMargin] = useState(0)
  const height = useIsPhone() ? ROW.phone : ROW.wide
  const virtualizer = useVirtualizer({
    count: songs.length,
    estimateSize: () => height,
    getItemKey: (index) => songs[index]?.id ?? index,
    getScrollElement: () => scrollParent(body.current),
    overscan: OVERSCAN,
    scrollMargin,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0

  useLayoutEffect(() => setScrollMargin(offsetIn(body.current)), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useLayoutEffect(() => virtualizer.measure(), [height, virtualizer])
  useEffect(() => {
    if (hasMore && !isLoadingMore && !moreError && last > songs.length - AHEAD) onMore()
  }, [last, hasMore, isLoadingMore, moreError, songs.length, onMore])

  return (
    <>
      <table aria-label={label} aria-rowcount={hasMore ? -1 : songs.length + 1} className="block">
        <thead className="sticky top-0 z-2 block bg-display hairline-b">
          <tr aria-rowindex={1} className={clsx('h-8 items-center text-12 text-ink-3', COLUMNS)}>
            <td />
            <Head>Title</Head>
            <Head className={NARROW}>Album</Head>
            <Head>
              <span className="sr-only">Actions</span>
            </Head>
            <Head className={clsx('text-right', NARROW)}>Time</Head>
          </tr>
        </thead>
        <tbody ref={body} className="relative block" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ key, index, start, size }) => {
            const song = songs[index]
            return (
              song && (
                <SongRow
                  key={key}
                  song={song}
                  isFused={isSameArtist(song, songs[index + 1])}
                  rowIndex={index + 2}
                  top={start - scrollMargin}
                  height={size}
                />
              )
            )
          })}
        </tbody>
      </table>
      {hasMore && !moreError && <SongRowSkeletons count={WAITING_ROWS} />}
      {moreError && (
        <p role="alert" className="flex flex-wrap items-center gap-3 px-gutter py-4 text-ink-2">
          The rest did not load. {moreError}
          <Button onClick={onMore}>Try again</Button>
        </p>
      )}
    </>
  )
}

function Head({ children, className }: { children: React.ReactNode; className?: string }) {
  return (
    <th scope="col" className={clsx('p-0 text-left font-normal', className)}>
      {children}
    </th>
  )
}

// Where the rows begin inside what scrolls, in CSS pixels.
function offsetIn(element: HTMLElement | null): number {
  const parent = scrollParent(element)
  if (!element || !parent) return 0
  return element.getBoundingClientRect().top - parent.getBoundingClientRect().top + parent.scrollTop
}
