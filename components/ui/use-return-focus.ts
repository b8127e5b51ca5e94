'use client'

import { useRef } from 'react'

/**
 * Returns handlers for a Radix dialog without a trigger: the element that had the focus gets it back
 * when the dialog closes. If a row of a menu opened the dialog, that is the button of the menu.
 */
export function useReturnFocus() {
  const opener = useRef<Element | null>(null)
  return {
    onOpenAutoFocus() {
      opener.current = outsideMenus(document.activeElement)
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault()
      if (opener.current instanceof HTMLElement) opener.current.focus()
    },
  }
}

/** The element itself, or the button of the menu that contains it. */
function outsideMenus(element: Element | null): Element | null {
  const menu = element?.closest('[role="menu"]')
  if (!menu) return element
  return outsideMenus(document.getElementById(menu.getAttribute('aria-labelledby') ?? ''))
}
