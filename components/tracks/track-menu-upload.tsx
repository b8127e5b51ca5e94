'use client'

import { Download, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { editSong } from '@/components/song-actions/edited-song'
import { useDeleteUpload } from '@/components/song-actions/use-delete-upload'
import { MenuLinkRow, MenuRow, MenuSeparator } from '@/components/ui/menu'
import type { Song } from '@/lib/contract/song'

/** Rows of a track's menu that change, download or delete the user's own upload. */
export function UploadRows({ song }: { song: Song }) {
  const t = useTranslations('tracks.menu')
  const deleteUpload = useDeleteUpload()
  return (
    <>
      <MenuSeparator />
      <MenuRow icon={Pencil} onSelect={() => editSong(song)}>
        {t('editDetails')}
      </MenuRow>
      {song.playback.kind === 'audio' && (
        <MenuLinkRow icon={Download} href={song.playback.url}>
          {t('downloadFile')}
        </MenuLinkRow>
      )}
      <MenuRow icon={Trash2} isDanger onSelect={() => void deleteUpload(song)}>
        {t('deleteUpload')}
      </MenuRow>
    </>
  )
}
