'use client'

import { useEffect, useState } from 'react'
import type { SongChoice, SongSort } from '@/lib/client/songs'

const WAIT_MS = 200
const LONGEST = 200

/**
 * What is typed at once, what is looked for a moment later; the address keeps up, so that a search
 * can be reloaded and shared.
 */
export function useSongChoice(first: SongChoice) {
  const [typed, setTyped] = useState(first.q)
  const [chosen, setChosen] = useState(first)

  useEffect(() => {
    const q = typed.trim().slice(0, LONGEST)
    if (q === chosen.q) return
    const timer = setTimeout(() => setChosen({ ...chosen, q }), q ? WAIT_MS : 0)
    return () => clearTimeout(timer)
  }, [typed, chosen])

  useEffect(() => {
    const query = new URLSearchParams()
    if (chosen.q) query.set('q', chosen.q)
    if (chosen.sort !== 'title') query.set('sort', chosen.sort)
    const address = query.size > 0 ? `/songs?${query}` : '/songs'
    if (address !== location.pathname + location.search) history.replaceState(null, '', address)
  }, [chosen])

  return {
    typed,
    chosen,
    search: setTyped,
    sortBy: (sort: SongSort) => setChosen({ ...chosen, sort }),
  }
}
