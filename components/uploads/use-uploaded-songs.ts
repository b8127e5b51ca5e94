'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { addTracksAction } from '@/lib/actions/playlist-tracks'
import { invalidateLists } from '@/lib/client/invalidate-lists'
import { audioQueue, type UploadedSong } from './audio-queue'
import { batchUploadedSongs, groupByPlaylist, type PlaylistSongs } from './batch-uploaded-songs'

/**
 * Adds uploaded songs to the playlists they were dropped on, and refreshes all lists. A song that the
 * user had already is added unless it is in the playlist.
 */
export function useUploadedSongs(): void {
  const t = useTranslations('uploads')
  const problemText = useProblemText()
  const queries = useQueryClient()

  async function addToPlaylist({ playlistId, songIds, isKnown }: PlaylistSongs) {
    const addition = { playlistId, songIds, ...(isKnown ? { skipPresent: true } : {}) }
    const result = await addTracksAction(addition).catch(() => undefined)
    if (!result?.ok) return toast(t('notAdded', { reason: problemText(result?.problem) }))
    if (!isKnown) return
    const added = result.value.data.length
    if (added > 0) toast(t('knownAdded', { count: added }))
    else toast(t('knownPresent', { count: songIds.length }))
  }

  const addSongs = useEffectEvent(async (songs: UploadedSong[]) => {
    await Promise.all(groupByPlaylist(songs).map(addToPlaylist))
    invalidateLists(queries)
  })

  useEffect(() => batchUploadedSongs(audioQueue, (songs) => void addSongs(songs)), [])
}
