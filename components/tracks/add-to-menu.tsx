'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ListPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { MenuRow, SubMenu, SubMenuPanel, SubMenuRow } from '@/components/ui/menu'
import { addManyTracksAction } from '@/lib/actions/playlist-tracks'
import { PLAYLISTS_KEY, playlistsQuery, tracksKey } from '@/lib/client/list-queries'
import { MAX_TRACKS_PER_CALL } from '@/lib/contract/playlist-tracks'

/** Returns a function that adds songs to a playlist and shows the outcome as a toast. */
function useAddTo() {
  const t = useTranslations('tracks')
  const problemText = useProblemText()
  const queries = useQueryClient()
  return async (playlist: { id: string; name: string }, ids: string[]) => {
    const songIds = ids.slice(0, MAX_TRACKS_PER_CALL)
    const result = await addManyTracksAction({ playlistId: playlist.id, songIds }).catch(
      () => undefined,
    )
    if (!result?.ok) {
      return toast(t('edits.notAdded', { reason: problemText(result?.problem) }))
    }
    toast(t('edits.added', { count: songIds.length, playlist: playlist.name }))
    queries.invalidateQueries({ queryKey: tracksKey(playlist.id) })
    queries.invalidateQueries({ queryKey: PLAYLISTS_KEY })
  }
}

/** The playlists as rows of a menu. */
export function AddToRows({ songIds }: { songIds: string[] }) {
  const t = useTranslations('tracks')
  const { data } = useQuery(playlistsQuery())
  const add = useAddTo()
  if (!data?.length) return <p className="px-2 py-1.5 text-ink-3">{t('menu.noPlaylists')}</p>
  return data.map((playlist) => (
    <MenuRow key={playlist.id} onSelect={() => void add(playlist, songIds)}>
      <span className="block max-w-60 cut">{playlist.name}</span>
    </MenuRow>
  ))
}

/** "Add to playlist" with the playlists as its submenu. */
export function AddToSubMenu({ songIds }: { songIds: string[] }) {
  const t = useTranslations('tracks')
  return (
    <SubMenu>
      <SubMenuRow icon={ListPlus}>{t('menu.addTo')}</SubMenuRow>
      <SubMenuPanel>
        <AddToRows songIds={songIds} />
      </SubMenuPanel>
    </SubMenu>
  )
}
