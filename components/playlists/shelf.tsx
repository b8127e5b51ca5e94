'use client'

import { createContext, type ReactNode, use, useMemo } from 'react'

/** What the server knew of a playlist when the first page was made. */
export type ShelfList = {
  id: string
  /** Artist ids in list order, a sample of long lists. */
  artists: string[]
  /** `played` of `size` tracks of the running set were handed out; null where none runs. */
  progress: { played: number; size: number } | null
}

const Shelf = createContext<ReadonlyMap<string, ShelfList>>(new Map())

/** Gives what is known of the playlists to whatever shows one. */
export function ShelfProvider({ lists, children }: { lists: ShelfList[]; children: ReactNode }) {
  const byId = useMemo(() => new Map(lists.map((list) => [list.id, list])), [lists])
  return <Shelf value={byId}>{children}</Shelf>
}

/** What is known of a playlist; undefined for one that came later. */
export const useShelf = (id: string): ShelfList | undefined => use(Shelf).get(id)
