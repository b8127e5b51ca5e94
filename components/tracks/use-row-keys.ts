'use client'

import type { KeyboardEvent } from 'react'
import { type RowCommand, rowCommand } from './row-command'
import type { RowFocus } from './use-row-focus'
import type { RowSelection } from './use-row-selection'

type RowKeysProps = {
  ids: readonly string[]
  rows: RowSelection
  rowFocus: RowFocus
  play: (index: number) => void
  /** Returns whether the order changes. */
  move: (from: number, to: number) => boolean
  /** Undefined for lists that cannot be edited. */
  remove?: (ids: string[]) => void
}

/** Returns the key handler of the table. */
export function useRowKeys({ ids, rows, rowFocus, play, move, remove }: RowKeysProps) {
  function focus(index: number, { target, isExtending }: Extract<RowCommand, { type: 'focus' }>) {
    const reached = rowFocus.goTo(target)
    if (isExtending) rows.extendTo(reached, index)
  }

  function moveTo(index: number, target: number) {
    if (move(index, target)) rowFocus.follow(ids[index])
  }

  function removeAt(index: number) {
    const { selectedIds } = rows
    remove?.(selectedIds.size > 0 ? [...selectedIds] : ids.slice(index, index + 1))
    rows.clear()
  }

  function run(command: RowCommand, index: number) {
    switch (command.type) {
      case 'focus':
        return focus(index, command)
      case 'move':
        return moveTo(index, command.target)
      case 'select_all':
        return rows.selectAll()
      case 'toggle':
        return rows.toggle(index)
      case 'clear':
        return rows.clear()
      case 'play':
        return play(index)
      case 'remove':
        return removeAt(index)
    }
  }

  return function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const row = event.target
    if (!(row instanceof HTMLElement) || !row.matches('[data-index]')) return
    const index = Number(row.dataset.index)
    const command = rowCommand(event, { index, last: ids.length - 1 })
    if (!command) return
    const isIgnored =
      (command.type === 'clear' && rows.selectedIds.size === 0) ||
      (command.type === 'remove' && !remove)
    if (isIgnored) return
    event.preventDefault()
    run(command, index)
  }
}
