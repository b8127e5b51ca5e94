'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { toast } from 'sonner'
import { DropOverlay } from '@/components/imports/drop-overlay'
import type { DroppedFile } from '@/components/imports/dropped-files'
import { importQueue } from '@/components/imports/import-queue'
import { useFileDrop } from '@/components/imports/use-file-drop'
import { audioQueue } from './audio-queue'
import { sortDropped } from './sort-dropped'

type DropAudioProps = {
  /** The playlist that dropped audio is added to. */
  playlist?: { id: string; name: string }
  /** For the whole app: pages that take files themselves get them instead. */
  isFallback?: boolean
}

/** Accepts files dropped anywhere on the page: audio is uploaded, playlist files are imported. */
export function DropAudio({ playlist, isFallback }: DropAudioProps) {
  const t = useTranslations('uploads')
  const router = useRouter()
  const playlistId = playlist?.id
  const acceptFiles = useCallback(
    (dropped: DroppedFile[]) => {
      const { audio, playlists, hasFolders } = sortDropped(dropped)
      if (audio.length > 0) audioQueue.add(audio, playlistId)
      if (hasFolders) toast(t('noFolders'))
      if (playlists.length === 0) return
      importQueue.add(playlists)
      router.push('/import')
    },
    [playlistId, router, t],
  )
  const isOver = useFileDrop(acceptFiles, { isFallback })
  if (!isOver) return null
  return <DropOverlay label={playlist ? t('dropOn', { playlist: playlist.name }) : t('drop')} />
}
