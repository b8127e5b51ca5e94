'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { spotifyPlaylistsQuery } from '@/lib/client/spotify'
import type { SpotifyPlaylist } from '@/lib/contract/spotify'

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** What there is to choose from at Spotify, what of it is shown, and what is chosen. */
export function useChoice() {
  const query = useInfiniteQuery(spotifyPlaylistsQuery())
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isLiked, setLiked] = useState(false)

  // One looks through all of them: every page is asked for, one after the other.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage])

  const all = useMemo(
    () => readableFirst(query.data?.pages.flatMap((page) => page.data) ?? []),
    [query.data],
  )
  const shown = useMemo(() => {
    const wanted = fold(search.trim())
    return all.filter(({ name, ownerName }) => fold(`${name} ${ownerName ?? ''}`).includes(wanted))
  }, [all, search])
  const readable = shown.filter((playlist) => playlist.isImportable)
  const isAllChosen = readable.length > 0 && readable.every(({ id }) => chosen.has(id))

  function toggle(id: string) {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }

  function toggleAll() {
    const ids = readable.map((playlist) => playlist.id)
    const others = [...chosen].filter((id) => !ids.includes(id))
    setChosen(new Set(isAllChosen ? others : [...others, ...ids]))
  }

  const toggleLiked = () => setLiked(!isLiked)
  return {
    query,
    all,
    shown,
    search,
    setSearch,
    chosen,
    toggle,
    hasReadable: readable.length > 0,
    isAllChosen,
    toggleAll,
    isLiked,
    toggleLiked,
  }
}

// What cannot be read stands at the end, each part in Spotify's own order.
const readableFirst = (playlists: SpotifyPlaylist[]) => [
  ...playlists.filter((playlist) => playlist.isImportable),
  ...playlists.filter((playlist) => !playlist.isImportable),
]
