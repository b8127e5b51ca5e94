import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { connections } from '@/lib/contract/connections'
import { spotify } from '@/lib/contract/spotify'
import type { SyncMode } from '@/lib/contract/sync-mode'
import { api, urlOf } from './api'
import { invalidateImports } from './imports'
import { withRecentSignIn } from './recent-sign-in'

const FRESH_MS = 60_000

/** Returns the URL that starts Spotify's consent and returns to `returnTo`; for a full navigation. */
export const connectUrl = (returnTo: string): string => urlOf(spotify.connect, { returnTo })

/** Reads the user's Spotify playlists page by page. */
export const spotifyPlaylistsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['spotify', 'playlists'],
    queryFn: ({ pageParam, signal }) => api(spotify.playlists, { cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: FRESH_MS,
    retry: false,
  })

/** Starts an import from Spotify. */
export function useSpotifyImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (chosen: { playlistIds: string[]; liked: boolean }) => api(spotify.import, chosen),
    onSuccess: () => invalidateImports(client),
  })
}

/** Syncs a playlist with Spotify; without a mode, in the playlist's own. */
export const usePlaylistSync = (playlistId: string) =>
  useMutation({
    mutationFn: (mode?: SyncMode) => api(spotify.sync, { playlistId, ...(mode ? { mode } : {}) }),
  })

/** Turns the nightly sync on or off. */
export const useNightlySync = () =>
  useMutation({
    mutationFn: (syncsNightly: boolean) => api(connections.change, { syncsNightly }),
  })

/** Removes the connection to Spotify. */
export const useDisconnect = () =>
  useMutation({ mutationFn: () => withRecentSignIn(() => api(connections.remove, {})) })
