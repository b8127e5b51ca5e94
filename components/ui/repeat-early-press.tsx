'use client'

import { useEffect } from 'react'

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface extends that of the browser
  interface Window {
    takeEarlyPress?: () => HTMLButtonElement | null
  }
}

const RETRY_MS = 100
const TIMEOUT_MS = 30_000

/**
 * Presses the button again that was pressed before scripts had loaded, until it receives the press, is
 * disabled or removed, or the user does something else.
 */
export function RepeatEarlyPress() {
  useEffect(() => {
    const button = window.takeEarlyPress?.()
    if (!button) return
    const deadline = Date.now() + TIMEOUT_MS
    const listeners = new AbortController()
    const end = () => {
      clearInterval(timer)
      listeners.abort()
    }
    const timer = setInterval(() => {
      const isOver = button.disabled || !button.isConnected || Date.now() > deadline
      if (isOver || press(button)) end()
    }, RETRY_MS)
    // Presses by scripts, such as the repeated one, are not trusted.
    const endByUser = ({ isTrusted }: Event) => {
      if (isTrusted) end()
    }
    for (const type of ['click', 'keydown']) {
      document.addEventListener(type, endByUser, { capture: true, signal: listeners.signal })
    }
    return end
  }, [])
  return null
}

/** Returns false if the press had no effect: React stops the events of parts that wait for scripts. */
function press(button: HTMLButtonElement): boolean {
  let isReceived = false
  const onClick = () => {
    isReceived = true
  }
  button.addEventListener('click', onClick)
  button.click()
  button.removeEventListener('click', onClick)
  return isReceived
}
