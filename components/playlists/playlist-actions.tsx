'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Ellipsis, Plus, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuPanel, MenuRow, MenuTrigger } from '@/components/ui/menu'
import { removePlaylistAction } from '@/lib/actions/playlists'
import { PLAYLISTS_KEY } from '@/lib/client/list-queries'
import type { Playlist } from '@/lib/contract/playlists'
import { ExportMenu } from './export-menu'

type PlaylistActionsProps = { playlist: Playlist; hasSet: boolean; onAdd: () => void }

/** Add tracks, export, and what is done seldom. */
export function PlaylistActions({ playlist, hasSet, onAdd }: PlaylistActionsProps) {
  const [isDeleteOpen, setDeleteOpen] = useState(false)
  return (
    <>
      <IconButton label="Add tracks" onClick={onAdd}>
        <Icon of={Plus} />
      </IconButton>
      <ExportMenu list={playlist.id} hasSet={hasSet} />
      <Menu modal={false}>
        <MenuTrigger asChild>
          <IconButton label="More">
            <Icon of={Ellipsis} />
          </IconButton>
        </MenuTrigger>
        <MenuPanel align="end">
          <MenuRow icon={Plus} onSelect={onAdd}>
            Add tracks
          </MenuRow>
          <MenuRow icon={Trash2} isDanger onSelect={() => setDeleteOpen(true)}>
            Delete the playlist
          </MenuRow>
        </MenuPanel>
      </Menu>
      <DeletePlaylist playlist={playlist} isOpen={isDeleteOpen} onOpenChange={setDeleteOpen} />
    </>
  )
}

type DeleteProps = { playlist: Playlist; isOpen: boolean; onOpenChange: (isOpen: boolean) => void }

// A playlist cannot be brought back, so this one asks.
function DeletePlaylist({ playlist, isOpen, onOpenChange }: DeleteProps) {
  const router = useRouter()
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)

  async function remove() {
    setBusy(true)
    const result = await removePlaylistAction({ playlistId: playlist.id }).catch(() => undefined)
    setBusy(false)
    if (!result?.ok) {
      return toast(`Not deleted: ${result?.problem.detail ?? 'Riffle cannot be reached'}`)
    }
    queries.invalidateQueries({ queryKey: PLAYLISTS_KEY })
    router.push('/playlists')
  }

  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={`Delete ${playlist.name}`}
      description="Its order and its shuffle go with it. The songs stay in your library."
    >
      <DialogButtons>
        <Button onClick={() => onOpenChange(false)}>Keep it</Button>
        <Button look="danger" disabled={isBusy} onClick={() => void remove()}>
          Delete the playlist
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
