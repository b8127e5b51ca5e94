'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { isPlayingOrLoading, selectCurrent, usePlayerState } from './player-context'

/** While something plays the window is called after it. */
export function useDocumentTitle(): void {
  const path = usePathname()
  const now = usePlayerState(selectCurrent)
  const isPlaying = usePlayerState(isPlayingOrLoading)
  const song = now?.track.song
  const words = song && `${song.title} · ${song.artists.map((artist) => artist.name).join(', ')}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page brings another title
  useEffect(() => {
    if (!words || !isPlaying) return
    let ofPage = document.title
    const keep = new MutationObserver(() => {
      if (document.title === words) return
      ofPage = document.title
      document.title = words
    })
    document.title = words
    // A page that follows brings another title element or changes the one there is.
    keep.observe(document.head, { childList: true, characterData: true, subtree: true })
    return () => {
      keep.disconnect()
      document.title = ofPage
    }
  }, [words, isPlaying, path])
}
