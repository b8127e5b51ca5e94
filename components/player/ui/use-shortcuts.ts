'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { toast } from 'sonner'
import { useToggleLike } from '@/components/song-actions/use-like'
import { LIKED_LIST } from '@/lib/list-id'
import { repeatAfter } from '../engine/repeat'
import { usePlayer } from './player-context'
import { focusSearch } from './search-request'
import { followPointer, isShortcut, shortcutKey } from './shortcut-event'

const REPEAT_TOAST = 'repeat'

/** Handles the keyboard shortcuts of all pages; returns the state of the dialog that lists them. */
export function useShortcuts() {
  const shortcuts = usePlayerShortcuts()
  const router = useRouter()
  const [isListOpen, setListOpen] = useState(false)
  useEffect(followPointer, [])

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const actions: Record<string, () => void> = {
      ...shortcuts,
      '/': () => {
        if (!focusSearch()) router.push('/songs')
      },
      '?': () => setListOpen(true),
    }
    const action = actions[shortcutKey(event)]
    if (!action || !isShortcut(event)) return
    event.preventDefault()
    action()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])

  return { isListOpen, setListOpen }
}

/** Returns the actions of the player by key, in lower case. */
function usePlayerShortcuts(): Record<string, () => void> {
  const { player, pageSource } = usePlayer()
  const t = useTranslations('shell.pages')
  const repeatTexts = useTranslations('player.repeat')
  const toggleLike = useToggleLike()
  return {
    ' ': () => player.toggle(),
    j: () => void player.next(),
    k: () => void player.previous(),
    arrowright: () => void player.next(),
    arrowleft: () => void player.previous(),
    l: () => {
      const { current } = player.state.getState()
      if (current) toggleLike(current.track.song)
    },
    r: () => {
      player.setRepeat(repeatAfter(player.repeat()))
      // Toasts are announced.
      toast(repeatTexts(player.repeat()), { id: REPEAT_TOAST })
    },
    s: () => {
      const source = pageSource.current ?? { list: LIKED_LIST, name: t('liked') }
      player.start(source).catch(() => {})
    },
  }
}
