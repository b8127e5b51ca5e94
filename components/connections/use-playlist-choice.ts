'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { spotifyPlaylistsQuery } from '@/lib/client/spotify'
import type { SpotifyPlaylist } from '@/lib/contract/spotify-playlist'

export type PlaylistChoice = ReturnType<typeof usePlaylistChoice>

/** The playlists at Spotify, a search in them, and those that are chosen. */
export function usePlaylistChoice() {
  const query = useAllPlaylists()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isLikedChosen, setLikedChosen] = useState(false)

  const all = useMemo(
    () => importableFirst(query.data?.pages.flatMap((page) => page.data) ?? []),
    [query.data],
  )
  const shown = useMemo(() => all.filter((playlist) => matches(playlist, search)), [all, search])
  const importableIds = shown.filter(({ isImportable }) => isImportable).map(({ id }) => id)
  const isAllChosen = importableIds.length > 0 && importableIds.every((id) => chosen.has(id))

  function toggle(id: string) {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }

  function toggleAll() {
    const others = [...chosen].filter((id) => !importableIds.includes(id))
    setChosen(new Set(isAllChosen ? others : [...others, ...importableIds]))
  }

  return {
    query,
    all,
    shown,
    search,
    setSearch,
    chosen,
    toggle,
    hasImportable: importableIds.length > 0,
    isAllChosen,
    toggleAll,
    isLikedChosen,
    toggleLiked: () => setLikedChosen(!isLikedChosen),
  }
}

// The search needs every playlist, so all pages are loaded, one after the other.
function useAllPlaylists() {
  const query = useInfiniteQuery(spotifyPlaylistsQuery())
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  return query
}

// Each part is in the order of Spotify.
const importableFirst = (playlists: SpotifyPlaylist[]) => [
  ...playlists.filter(({ isImportable }) => isImportable),
  ...playlists.filter(({ isImportable }) => !isImportable),
]

const matches = ({ name, ownerName }: SpotifyPlaylist, search: string) =>
  fold(`${name} ${ownerName ?? ''}`).includes(fold(search.trim()))

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
