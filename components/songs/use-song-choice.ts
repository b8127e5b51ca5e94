'use client'

import { useEffect, useState } from 'react'
import { type SongChoice, songsPath } from '@/lib/client/songs'

const DEBOUNCE_MS = 200
const MAX_QUERY_LENGTH = 200

/**
 * The state of the search: `typed` changes at once, `chosen` after a debounce. The address follows
 * `chosen`, so that a search can be reloaded and shared.
 */
export function useSongChoice(initial: SongChoice) {
  const [typed, setTyped] = useState(initial.q ?? '')
  const [chosen, setChosen] = useState(initial)
  const q = typed.trim().slice(0, MAX_QUERY_LENGTH) || undefined

  useEffect(() => {
    if (q === chosen.q) return
    const timer = setTimeout(() => setChosen({ ...chosen, q }), q ? DEBOUNCE_MS : 0)
    return () => clearTimeout(timer)
  }, [q, chosen])

  useEffect(() => {
    const path = songsPath(chosen)
    if (path !== location.pathname + location.search) history.replaceState(null, '', path)
  }, [chosen])

  const { sort: _sort, ...filters } = chosen
  return {
    typed,
    chosen,
    /** Whether all songs match. */
    isUnfiltered: songsPath(filters) === songsPath({}),
    search: setTyped,
    choose: (change: Partial<SongChoice>) => setChosen({ ...chosen, ...change }),
    /** Removes the search text and all filters; keeps the order. */
    clear() {
      setTyped('')
      setChosen({ sort: chosen.sort })
    },
  }
}

export type SongChoiceState = ReturnType<typeof useSongChoice>
