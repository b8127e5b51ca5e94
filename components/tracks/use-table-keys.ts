'use client'

import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { extended, NOTHING_SELECTED, pruned, type Selection, toggled } from './selection'

type TableKeys = {
  ids: readonly string[]
  isPhone: boolean
  /** Brings a row into view and focuses it. */
  focusRow: (index: number) => void
  play: (index: number) => void
  move?: (from: number, to: number) => void
  remove?: (ids: string[]) => void
}

const PAGE_ROWS = 10

/** Which row is active and which are selected, by keys and pointer. */
export function useTableKeys({ ids, isPhone, focusRow, play, move, remove }: TableKeys) {
  const [active, setActive] = useState(0)
  const [chosen, setSelection] = useState<Selection>(NOTHING_SELECTED)
  const selection = pruned(chosen, ids)
  const last = ids.length - 1

  const moving = useRef<string>(undefined)

  // The order changes a moment after the key; the focus goes with the track, not with the place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows' order is what is waited for
  useEffect(() => {
    const index = moving.current === undefined ? -1 : ids.indexOf(moving.current)
    moving.current = undefined
    if (index >= 0) goTo(index)
  }, [ids])

  function goTo(index: number) {
    const target = Math.min(last, Math.max(0, index))
    setActive(target)
    focusRow(target)
    return target
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const row = event.target as HTMLElement
    if (!row.matches('[data-index]')) return
    const isDone = run(event, Number(row.dataset.index))
    if (isDone) event.preventDefault()
  }

  function run(event: KeyboardEvent, index: number): boolean {
    const { key, shiftKey, altKey } = event
    const hasCommand = event.metaKey || event.ctrlKey
    const target = keyTarget(key, index, last)
    if (target !== undefined && altKey) {
      if (!move || target < 0 || target > last) return true
      moving.current = ids[index]
      move(index, target)
      return true
    }
    if (target !== undefined) {
      const reached = goTo(target)
      if (shiftKey) {
        setSelection(
          extended(
            selection.anchor < 0 ? { ...selection, anchor: index } : selection,
            ids,
            reached,
          ),
        )
      }
      return true
    }
    if (hasCommand && key.toLowerCase() === 'a') {
      setSelection({ ids: new Set(ids), anchor: 0 })
      return true
    }
    if (hasCommand) return false
    if (key === 'Enter') play(index)
    else if (key.toLowerCase() === 'x') setSelection(toggled(selection, ids, index))
    else if (key === 'Escape' && selection.ids.size > 0) setSelection(NOTHING_SELECTED)
    else if ((key === 'Delete' || key === 'Backspace') && remove) {
      remove(selection.ids.size > 0 ? [...selection.ids] : ids.slice(index, index + 1))
      setSelection(NOTHING_SELECTED)
    } else return false
    return true
  }

  function onClick(event: MouseEvent<HTMLElement>) {
    const index = rowOf(event)
    if (index === undefined) return
    setActive(index)
    if (event.shiftKey) setSelection(extended(selection, ids, index))
    else if (event.metaKey || event.ctrlKey) setSelection(toggled(selection, ids, index))
    else if (isPhone && selection.ids.size > 0) setSelection(toggled(selection, ids, index))
    else if (isPhone) play(index)
  }

  function onDoubleClick(event: MouseEvent<HTMLElement>) {
    const index = rowOf(event)
    if (index !== undefined && !isPhone) play(index)
  }

  return {
    active: Math.min(active, Math.max(0, last)),
    selection,
    setSelection,
    toggle: (index: number) => setSelection(toggled(selection, ids, index)),
    handlers: { onKeyDown, onClick, onDoubleClick },
  }
}

function keyTarget(key: string, index: number, last: number): number | undefined {
  const targets: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE_ROWS,
    PageUp: index - PAGE_ROWS,
    Home: 0,
    End: last,
  }
  return targets[key]
}

function rowOf(event: MouseEvent<HTMLElement>): number | undefined {
  const target = event.target as HTMLElement
  if (target.closest('button, a, [role="menu"]')) return undefined
  const row = target.closest<HTMLElement>('[data-index]')
  return row ? Number(row.dataset.index) : undefined
}
