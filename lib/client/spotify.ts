import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { connections } from '@/lib/contract/connections'
import { spotify } from '@/lib/contract/spotify'
import type { SyncMode } from '@/lib/contract/sync-mode'
import { api, urlOf } from './api'
import { forgetImports } from './imports'

const FRESH_MS = 60_000

/** The address that leads to Spotify and back to `returnTo`; for a link that leaves the page. */
export const connectUrl = (returnTo: string): string => urlOf(spotify.connect, { returnTo })

/** The user's playlists at Spotify, page by page. */
export const spotifyPlaylistsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['spotify', 'playlists'],
    queryFn: ({ pageParam, signal }) => api(spotify.playlists, { cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: FRESH_MS,
    retry: false,
  })

/** Begins to bring lists in from Spotify. */
export function useSpotifyImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (chosen: { playlistIds: string[]; liked: boolean }) => api(spotify.import, chosen),
    onSuccess: () => forgetImports(client),
  })
}

/** Brings a playlist in line with Spotify, in the way chosen. */
export const usePlaylistSync = (playlistId: string) =>
  useMutation({
    mutationFn: (mode?: SyncMode) => api(spotify.sync, { playlistId, ...(mode ? { mode } : {}) }),
  })

/** Switches the nightly sync. */
export const useNightlySync = () =>
  useMutation({
    mutationFn: (syncsNightly: boolean) => api(connections.change, { syncsNightly }),
  })

/** Takes the connection away. */
export const useDisconnect = () => useMutation({ mutationFn: () => api(connections.remove, {}) })
