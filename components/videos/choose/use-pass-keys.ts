'use client'

import { useEffect, useEffectEvent } from 'react'
import { type PassCommand, passCommand } from './pass-command'

/** Handles the keys of a pass while it is open, before the shortcuts of the page do. */
export function usePassKeys(run: (command: PassCommand) => void): void {
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    const command = passCommand(event)
    if (!command) return
    event.preventDefault()
    run(command)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handleKey(event)
    document.addEventListener('keydown', listener, { capture: true })
    return () => document.removeEventListener('keydown', listener, { capture: true })
  }, [])
}
