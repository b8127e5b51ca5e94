'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ListPlus } from 'lucide-react'
import { toast } from 'sonner'
import { MenuRow, SubMenu, SubMenuPanel, SubMenuRow } from '@/components/ui/menu'
import { count } from '@/components/ui/words'
import { addTracksAction } from '@/lib/actions/playlist-tracks'
import { PLAYLISTS_KEY, playlistsQuery, tracksKey } from '@/lib/client/list-queries'

/** Adds songs to one of the playlists, and says so. */
export function useAddTo() {
  const queries = useQueryClient()
  return async (playlist: { id: string; name: string }, songIds: string[]) => {
    const result = await addTracksAction({ playlistId: playlist.id, songIds }).catch(
      () => undefined,
    )
    if (!result?.ok) {
      return toast(`Not added: ${result?.problem.detail ?? 'Riffle cannot be reached'}`)
    }
    toast(`${count(songIds.length, 'track')} added to ${playlist.name}`)
    queries.invalidateQueries({ queryKey: tracksKey(playlist.id) })
    queries.invalidateQueries({ queryKey: PLAYLISTS_KEY })
  }
}

/** The playlists as rows of a menu. */
export function AddToRows({ songIds }: { songIds: string[] }) {
  const { data } = useQuery(playlistsQuery())
  const add = useAddTo()
  if (!data?.length) return <p className="px-2 py-1.5 text-ink-3">No playlists yet</p>
  return data.map((playlist) => (
    <MenuRow key={playlist.id} onSelect={() => void add(playlist, songIds)}>
      <span className="block max-w-60 cut">{playlist.name}</span>
    </MenuRow>
  ))
}

/** "Add to playlist" with the playlists behind it. */
export function AddToSubMenu({ songIds }: { songIds: string[] }) {
  return (
    <SubMenu>
      <SubMenuRow icon={ListPlus}>Add to playlist</SubMenuRow>
      <SubMenuPanel>
        <AddToRows songIds={songIds} />
      </SubMenuPanel>
    </SubMenu>
  )
}
