'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useOffsetTop } from './use-offset-top'

const ROW_PX = 44
const PHONE_ROW_PX = 60
const OVERSCAN_ROWS = 8
/** The height of the sticky head, which a phone does not show. */
const HEAD_PX = 32
/** The size of the window that the server assumes. */
const SERVER_RECT = { width: 1200, height: 900 }

/** The element that scrolls the page. */
export const pageScroller = () => document.getElementById('main')

/** Returns the indexes of the rows to render: those in the window and a few around it. */
export function useVirtualRows({ count, isPhone }: { count: number; isPhone: boolean }) {
  const list = useRef<HTMLTableSectionElement>(null)
  const rowHeight = isPhone ? PHONE_ROW_PX : ROW_PX
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: pageScroller,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN_ROWS,
    scrollMargin: useOffsetTop(list),
    scrollPaddingStart: isPhone ? 0 : HEAD_PX,
    initialRect: SERVER_RECT,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes depend on the height of a row
  useEffect(() => virtualizer.measure(), [rowHeight])

  function focusRow(index: number) {
    // The first row shows the head of the page as well.
    if (index === 0) virtualizer.scrollToOffset(0)
    else virtualizer.scrollToIndex(index)
    requestAnimationFrame(() =>
      list.current
        ?.querySelector<HTMLElement>(`[data-index="${index}"]`)
        ?.focus({ preventScroll: true }),
    )
  }

  const indexes = virtualizer.getVirtualItems().map(({ index }) => index)
  return { list, rowHeight, indexes, focusRow }
}
