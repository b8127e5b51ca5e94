'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { editSong } from '@/components/song-actions/edited-song'
import { useOwnSongs } from '@/components/song-actions/use-own-songs'
import { MenuRow, MenuSeparator } from '@/components/ui/menu'
import type { Song } from '@/lib/contract/songs'

/** Rows of a track's menu that change or delete the user's own upload. */
export function UploadRows({ song }: { song: Song }) {
  const t = useTranslations('tracks.menu')
  const ownSongs = useOwnSongs()
  return (
    <>
      <MenuSeparator />
      <MenuRow icon={Pencil} onSelect={() => editSong(song)}>
        {t('editDetails')}
      </MenuRow>
      <MenuRow icon={Trash2} isDanger onSelect={() => void ownSongs.remove(song)}>
        {t('deleteUpload')}
      </MenuRow>
    </>
  )
}
