'use client'

import { useEffect, useState } from 'react'
import { type SongChoice, songsPath } from '@/lib/client/songs'

const WAIT_MS = 200
const LONGEST = 200

/**
 * What is typed at once, what is looked for a moment later; the address keeps up, so that a search
 * can be reloaded and shared.
 */
export function useSongChoice(first: SongChoice) {
  const [typed, setTyped] = useState(first.q ?? '')
  const [chosen, setChosen] = useState(first)
  const q = typed.trim().slice(0, LONGEST) || undefined

  useEffect(() => {
    if (q === chosen.q) return
    const timer = setTimeout(() => setChosen({ ...chosen, q }), q ? WAIT_MS : 0)
    return () => clearTimeout(timer)
  }, [q, chosen])

  useEffect(() => {
    const address = songsPath(chosen)
    if (address !== location.pathname + location.search) history.replaceState(null, '', address)
  }, [chosen])

  return {
    typed,
    chosen,
    search: setTyped,
    choose: (change: Partial<SongChoice>) => setChosen({ ...chosen, ...change }),
    /** Every song again. */
    clear() {
      setTyped('')
      setChosen({ sort: chosen.sort })
    },
  }
}
