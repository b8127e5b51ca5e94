'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useToggleLike } from '@/components/song-actions/use-like'
import { LIKED_LIST } from '@/lib/list-id'
import { usePlayer } from './player-context'

export const SEARCH_FIELD_ID = 'search'

const FIELDS = 'input, textarea, select, [contenteditable="true"]'
// A button that was clicked keeps the focus, but nobody sees it there: then the key is the player's.
const PRESSED_BY_SPACE = ':is(button, summary, [role="menuitem"]):focus-visible'
const OWN_KEYS = '[role="slider"], [role="menu"], [role="dialog"], [role="radiogroup"], tr'

/** The keys that work on every page, unless one types or a part of the page wants them itself. */
export function useShortcuts() {
  const { player, pageSource } = usePlayer()
  const router = useRouter()
  const toggleLike = useToggleLike()
  const [isListOpen, setListOpen] = useState(false)

  useEffect(() => {
    const keys: Record<string, () => void> = {
      ' ': () => player.toggle(),
      j: () => void player.next(),
      k: () => void player.previous(),
      arrowright: () => void player.next(),
      arrowleft: () => void player.previous(),
      l: () => {
        const { now } = player.state.getState()
        if (now) toggleLike(now.track.song)
      },
      s: () => {
        const source = pageSource.current ?? { list: LIKED_LIST, name: 'Liked' }
        player.start(source).catch(() => {})
      },
      '/': () => {
        const field = document.getElementById(SEARCH_FIELD_ID)
        if (field) field.focus()
        else router.push('/songs')
      },
      '?': () => setListOpen(true),
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return
      const target = event.target as Element
      if (target.closest(FIELDS)) return
      const isArrow = event.key.startsWith('Arrow')
      if (isArrow && target.closest(OWN_KEYS)) return
      if (event.key === ' ' && target.matches(PRESSED_BY_SPACE)) return
      const run = keys[event.key.toLowerCase()]
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [player, pageSource, router, toggleLike])

  return { isListOpen, setListOpen }
}
