'use client'

import { Ellipsis, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuPanel, MenuRow, MenuTrigger } from '@/components/ui/menu'
import type { Playlist } from '@/lib/contract/playlist'
import { DeletePlaylist } from './delete-playlist'
import { ExportMenu } from './export-menu'

type PlaylistActionsProps = { playlist: Playlist; hasSet: boolean; onAdd: () => void }

/** Buttons that add tracks and export, and a menu with the less frequent actions. */
export function PlaylistActions({ playlist, hasSet, onAdd }: PlaylistActionsProps) {
  const t = useTranslations('playlists.actions')
  const [isDeleteOpen, setDeleteOpen] = useState(false)
  return (
    <>
      <IconButton label={t('addTracks')} onClick={onAdd}>
        <Icon of={Plus} />
      </IconButton>
      <ExportMenu list={playlist.id} name={playlist.name} hasSet={hasSet} />
      <Menu modal={false}>
        <MenuTrigger asChild>
          <IconButton label={t('more')}>
            <Icon of={Ellipsis} />
          </IconButton>
        </MenuTrigger>
        <MenuPanel align="end">
          <MenuRow icon={Plus} onSelect={onAdd}>
            {t('addTracks')}
          </MenuRow>
          <MenuRow icon={Trash2} isDanger onSelect={() => setDeleteOpen(true)}>
            {t('delete')}
          </MenuRow>
        </MenuPanel>
      </Menu>
      <DeletePlaylist playlist={playlist} isOpen={isDeleteOpen} onOpenChange={setDeleteOpen} />
    </>
  )
}
