'use client'

import { createContext, type ReactNode, use, useMemo } from 'react'

/** Figures of a playlist from the time of the request. */
export type PlaylistSummary = {
  id: string
  /** Artist ids in list order, a sample of long lists. */
  artists: string[]
  /** How many of the `size` tracks of the running set have played; null if no set runs. */
  progress: { played: number; size: number } | null
}

const Summaries = createContext<ReadonlyMap<string, PlaylistSummary>>(new Map())

type PlaylistSummariesProps = { summaries: PlaylistSummary[]; children: ReactNode }

/** Provides the summaries of playlists to the components inside. */
export function PlaylistSummaries({ summaries, children }: PlaylistSummariesProps) {
  const byId = useMemo(
    () => new Map(summaries.map((summary) => [summary.id, summary])),
    [summaries],
  )
  return <Summaries value={byId}>{children}</Summaries>
}

/** Returns undefined for a playlist created after the request. */
export const usePlaylistSummary = (id: string): PlaylistSummary | undefined =>
  use(Summaries).get(id)
