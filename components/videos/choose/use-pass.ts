'use client'

import { useState } from 'react'
import { readText, removeStored, writeText } from '@/lib/client/browser-storage'
import type { Song } from '@/lib/contract/song'

const KEY_PREFIX = 'riffle.choose-videos.'

/**
 * The position in a pass over songs; `index` equals the number of songs at its end. This browser keeps
 * the song of each `name`, so that the pass continues there when it is opened again.
 */
export function usePass(songs: readonly Song[], name: string) {
  const key = KEY_PREFIX + name
  const [index, setIndex] = useState(() => {
    const songId = readText(key)
    return Math.max(
      0,
      songs.findIndex(({ id }) => id === songId),
    )
  })

  function goTo(next: number) {
    const reached = Math.min(songs.length, Math.max(0, next))
    setIndex(reached)
    const song = songs[reached]
    if (song) writeText(key, song.id)
    else removeStored(key)
  }

  return {
    index,
    song: songs[index],
    skip: () => goTo(index + 1),
    back: () => goTo(index - 1),
    restart: () => goTo(0),
  }
}
