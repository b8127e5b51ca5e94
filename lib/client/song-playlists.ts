import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { playlistTracks } from '@/lib/contract/playlist-tracks'
import { playlists } from '@/lib/contract/playlists'
import { api } from './api'

const MOST = 100

/** The playlists a song can be added to, the one changed last first. */
export const playlistChoicesQuery = () =>
  queryOptions({
    queryKey: ['playlists', 'choices'],
    queryFn: ({ signal }) => api(playlists.list, { limit: MOST }, { signal }),
  })

type Addition = { songId: string; title: string; playlist?: { id: string; name: string } }

/** Adds a song to the end of a playlist, or of a new one named after it; says so, and can undo it. */
export function useAddToPlaylist() {
  const client = useQueryClient()
  const forget = () => client.invalidateQueries({ queryKey: ['playlists'] })

  return useMutation({
    mutationFn: async ({ songId, title, playlist }: Addition) => {
      const target = playlist ?? (await api(playlists.create, { name: title.slice(0, 200) }))
      const { data } = await api(playlistTracks.add, { playlistId: target.id, songIds: [songId] })
      return { target, trackIds: data.map((track) => track.id) }
    },
    onSuccess: ({ target, trackIds }) => {
      forget()
      toast(`Added to ${target.name}`, {
        action: { label: 'Undo', onClick: () => undo(target.id, trackIds).finally(forget) },
      })
    },
    onError: (error, { title }) => toast(`“${title}” was not added. ${error.message}`),
  })
}

const undo = (playlistId: string, trackIds: string[]) =>
  api(playlistTracks.removeMany, { playlistId, trackIds }).catch((error: Error) =>
    toast(`That could not be undone. ${error.message}`),
  )
