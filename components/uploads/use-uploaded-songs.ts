'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { addTracksAction } from '@/lib/actions/playlist-tracks'
import { invalidateLists } from '@/lib/client/invalidate-lists'
import { audioQueue, type UploadedSong } from './audio-queue'
import { batchUploadedSongs, songIdsByPlaylist } from './batch-uploaded-songs'

/** Adds uploaded songs to the playlists they were dropped on, and refreshes all lists. */
export function useUploadedSongs(): void {
  const t = useTranslations('uploads')
  const problemText = useProblemText()
  const queries = useQueryClient()

  async function addToPlaylist(playlistId: string, songIds: string[]) {
    const result = await addTracksAction({ playlistId, songIds }).catch(() => undefined)
    if (!result?.ok) toast(t('notAdded', { reason: problemText(result?.problem) }))
  }

  const addSongs = useEffectEvent(async (songs: UploadedSong[]) => {
    const playlists = [...songIdsByPlaylist(songs)]
    await Promise.all(playlists.map(([id, songIds]) => addToPlaylist(id, songIds)))
    invalidateLists(queries)
  })

  useEffect(() => batchUploadedSongs(audioQueue, (songs) => void addSongs(songs)), [])
}
