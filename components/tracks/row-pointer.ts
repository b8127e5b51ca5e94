import type { MouseEvent } from 'react'
import type { RowSelection } from './use-row-selection'

type RowPointerProps = { rows: RowSelection; isPhone: boolean; play: (index: number) => void }

/** Returns the click handlers of the table. On a phone a click plays, or selects during a selection. */
export function rowPointerHandlers({ rows, isPhone, play }: RowPointerProps) {
  return {
    onClick(event: MouseEvent<HTMLElement>) {
      const index = rowIndexOf(event)
      if (index === undefined) return
      rows.setActive(index)
      if (event.shiftKey) return rows.extendTo(index)
      const isTap = isPhone && !event.metaKey && !event.ctrlKey
      if (isTap && rows.selectedIds.size === 0) return play(index)
      if (isPhone || event.metaKey || event.ctrlKey) rows.toggle(index)
    },
    onDoubleClick(event: MouseEvent<HTMLElement>) {
      const index = rowIndexOf(event)
      if (index !== undefined && !isPhone) play(index)
    },
  }
}

/** Undefined outside of the rows, and for their buttons, links and menus. */
function rowIndexOf({ target }: MouseEvent<HTMLElement>): number | undefined {
  if (!(target instanceof Element) || target.closest('button, a, [role="menu"]')) return undefined
  const row = target.closest<HTMLElement>('[data-index]')
  return row ? Number(row.dataset.index) : undefined
}
