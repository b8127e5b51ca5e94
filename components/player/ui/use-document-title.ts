'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { isPlayingOrLoading } from '../engine/status'
import { selectCurrent, usePlayerState } from './player-context'

/** Sets the title of the document to the current song while it plays. */
export function useDocumentTitle(): void {
  const path = usePathname()
  const current = usePlayerState(selectCurrent)
  const isPlaying = usePlayerState(isPlayingOrLoading)
  const song = current?.track.song
  const title = song && `${song.title} · ${song.artists.map(({ name }) => name).join(', ')}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: each page has its own title
  useEffect(() => {
    if (!title || !isPlaying) return
    let pageTitle = document.title
    const observer = new MutationObserver(() => {
      if (document.title === title) return
      pageTitle = document.title
      document.title = title
    })
    document.title = title
    // The next page replaces the title element or changes its text.
    observer.observe(document.head, { childList: true, characterData: true, subtree: true })
    return () => {
      observer.disconnect()
      document.title = pageTitle
    }
  }, [title, isPlaying, path])
}
