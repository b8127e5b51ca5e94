'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { isSounding, pickNow, usePlayerState } from './player-context'

/** While something plays the window is called after it. */
export function useDocumentTitle(): void {
  const path = usePathname()
  const now = usePlayerState(pickNow)
  const isPlaying = usePlayerState(isSounding)
  const song = now?.track.song
  const words = song && `${song.title} · ${song.artists.map((artist) => artist.name).join(', ')}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page brings another title
  useEffect(() => {
    if (!words || !isPlaying) return
    const title = document.querySelector('title')
    if (!title) return
    let ofPage = title.textContent
    const keep = new MutationObserver(() => {
      if (title.textContent === words) return
      ofPage = title.textContent
      document.title = words
    })
    document.title = words
    keep.observe(title, { childList: true, characterData: true, subtree: true })
    return () => {
      keep.disconnect()
      document.title = ofPage ?? 'Riffle'
    }
  }, [words, isPlaying, path])
}
