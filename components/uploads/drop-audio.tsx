'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { toast } from 'sonner'
import { DropVeil } from '@/components/imports/drop-veil'
import type { DroppedFile } from '@/components/imports/dropped-files'
import { uploadQueue } from '@/components/imports/upload-queue'
import { useFileDrop } from '@/components/imports/use-file-drop'
import { audioQueue } from './audio-queue'
import { sortDropped } from './sort-dropped'

type DropAudioProps = {
  /** A playlist that takes in what is dropped, and what it is called. */
  playlist?: { id: string; name: string }
}

/** Takes files dropped anywhere on the page: audio is uploaded, playlists go to the import. */
export function DropAudio({ playlist }: DropAudioProps) {
  const router = useRouter()
  const playlistId = playlist?.id
  const take = useCallback(
    (dropped: DroppedFile[]) => {
      const { audio, playlists, hasFolders } = sortDropped(dropped)
      if (audio.length > 0) audioQueue.add(audio, playlistId)
      if (hasFolders) toast('Folders cannot be read. Drop the files in them.')
      if (playlists.length === 0) return
      uploadQueue.add(playlists)
      router.push('/import')
    },
    [playlistId, router],
  )
  const isOver = useFileDrop(take)
  return (
    isOver && <DropVeil words={playlist ? `Drop to add to ${playlist.name}` : 'Drop to upload'} />
  )
}
