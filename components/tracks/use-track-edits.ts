'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import {
  addTracksAction,
  changeTrackAction,
  removeTracksAction,
  restoreTracksAction,
} from '@/lib/actions/playlist-tracks'
import { withMove, withoutTracks, withTrack } from '@/lib/client/edit-track-pages'
import type { Track } from '@/lib/contract/playlist-tracks'
import { useOptimisticTracks } from './use-optimistic-tracks'

const MAX_TRACKS_PER_REQUEST = 1_000

/** Edits of a playlist's tracks. Each is shown at once and reverted if the server rejects it. */
export function useTrackEdits(playlistId: string) {
  const t = useTranslations('tracks.edits')
  const problemText = useProblemText()
  const { apply, reload } = useOptimisticTracks(playlistId)

  async function restore(trackIds: string[]) {
    const result = await restoreTracksAction({ playlistId, trackIds }).catch(() => undefined)
    if (!result?.ok) return toast(t('notRestored', { reason: problemText(result?.problem) }))
    await reload()
  }

  return {
    async remove(ids: string[]) {
      const trackIds = ids.slice(0, MAX_TRACKS_PER_REQUEST)
      const isRemoved = await apply({
        change: (pages) => withoutTracks(pages, new Set(trackIds)),
        save: () => removeTracksAction({ playlistId, trackIds }),
      })
      if (!isRemoved) return
      toast(t('removed', { count: trackIds.length }), {
        action: { label: t('undo'), onClick: () => void restore(trackIds) },
      })
    },
    move: (track: Track, from: number, to: number) =>
      apply({
        change: (pages) => withMove(pages, from, to),
        save: () => changeTrackAction({ playlistId, trackId: track.id, position: to }),
      }),
    leaveOut: (track: Track, excluded: boolean) =>
      apply({
        change: (pages) => withTrack(pages, track.id, { excluded }),
        save: () => changeTrackAction({ playlistId, trackId: track.id, excluded }),
      }),
    /** Adds songs to the end. Returns whether that succeeded. */
    async add(songIds: string[]): Promise<boolean> {
      const result = await addTracksAction({ playlistId, songIds }).catch(() => undefined)
      if (!result?.ok) {
        toast(t('notAdded', { reason: problemText(result?.problem) }))
        return false
      }
      await reload()
      return true
    },
  }
}

export type TrackEdits = ReturnType<typeof useTrackEdits>
