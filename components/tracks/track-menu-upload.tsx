'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { editSong } from '@/components/song-actions/edited-song'
import { useDeleteUpload } from '@/components/song-actions/use-delete-upload'
import { MenuRow, MenuSeparator } from '@/components/ui/menu'
import type { Song } from '@/lib/contract/song'

/** Rows of a track's menu that change or delete the user's own upload. */
export function UploadRows({ song }: { song: Song }) {
  const t = useTranslations('tracks.menu')
  const deleteUpload = useDeleteUpload()
  return (
    <>
      <MenuSeparator />
      <MenuRow icon={Pencil} onSelect={() => editSong(song)}>
        {t('editDetails')}
      </MenuRow>
      <MenuRow icon={Trash2} isDanger onSelect={() => void deleteUpload(song)}>
        {t('deleteUpload')}
      </MenuRow>
    </>
  )
}
