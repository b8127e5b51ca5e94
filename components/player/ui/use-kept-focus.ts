'use client'

import { type FocusEvent, useEffect, useRef } from 'react'

type Focused = { element: Element; row: number; buttons: Element[] }

const buttonsOf = (row: Element | null | undefined) => [...(row?.querySelectorAll('button') ?? [])]

/**
 * Returns the props of a list of rows with buttons. When the row that has the focus is removed, the same
 * button of the row at its place gets the focus, or the list itself if that row has other buttons.
 */
export function useKeptFocus() {
  const ref = useRef<HTMLOListElement>(null)
  const focused = useRef<Focused>(undefined)

  useEffect(() => {
    const list = ref.current
    const last = focused.current
    if (!list || !last || last.element.isConnected) return
    focused.current = undefined
    if (document.activeElement !== document.body) return
    const buttons = buttonsOf(list.children[last.row])
    const isAlike = buttons.length === last.buttons.length
    const button = isAlike ? buttons[last.buttons.indexOf(last.element)] : undefined
    const next = button ?? list
    next.focus({ preventScroll: !button })
  })

  return {
    ref,
    onFocus({ target, currentTarget }: FocusEvent<HTMLOListElement>) {
      const row = [...currentTarget.children].findIndex((child) => child.contains(target))
      const buttons = buttonsOf(currentTarget.children[row])
      focused.current = { element: target, row, buttons }
    },
    onBlur() {
      focused.current = undefined
    },
  }
}
