'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import {
  addManyTracksAction,
  changeTrackAction,
  excludeTracksAction,
  moveTracksAction,
  removeTracksAction,
  restoreTracksAction,
} from '@/lib/actions/playlist-tracks'
import { type TrackPages, withMove, withoutTracks, withTracks } from '@/lib/client/edit-track-pages'
import { MAX_TRACKS_PER_CALL } from '@/lib/contract/playlist-tracks'
import type { TrackMove } from './track-move'
import { useOptimisticTracks } from './use-optimistic-tracks'
import { useUndoToast } from './use-undo-toast'

/** Edits of a playlist's tracks. Each is shown at once and reverted if the server rejects it. */
export function useTrackEdits(playlistId: string) {
  const t = useTranslations('tracks.edits')
  const problemText = useProblemText()
  const { apply, append, indexOf } = useOptimisticTracks(playlistId)
  const showUndo = useUndoToast()

  return {
    async remove(ids: string[]) {
      const trackIds = ids.slice(0, MAX_TRACKS_PER_CALL)
      const saved = await apply({
        change: (pages) => withoutTracks(pages, new Set(trackIds)),
        save: () => removeTracksAction({ playlistId, trackIds }),
      })
      if (!saved) return
      showUndo({
        message: t('removed', { count: trackIds.length }),
        undo: () => restoreTracksAction({ playlistId, trackIds }),
        revert: saved.revert,
      })
    },
    async move({ trackIds: ids, position }: TrackMove) {
      const trackIds = ids.slice(0, MAX_TRACKS_PER_CALL)
      const change = (pages: TrackPages) => withMove(pages, trackIds, position)
      const [trackId, ...others] = trackIds
      if (trackId === undefined) return
      // A move of many reads the playlist from its beginning to the tracks.
      if (others.length === 0) {
        const from = indexOf(trackId)
        const save = () => changeTrackAction({ playlistId, trackId, position })
        const saved = await apply({ change, save })
        if (!saved || from === undefined) return
        const undo = () => changeTrackAction({ playlistId, trackId, position: from })
        showUndo({ undo, revert: saved.revert })
        return
      }
      const save = () => moveTracksAction({ playlistId, trackIds, position })
      const saved = await apply({ change, save })
      if (!saved) return
      const { positions } = saved.value
      showUndo({
        message: t('moved', { count: trackIds.length }),
        undo: () => moveTracksAction({ playlistId, trackIds, positions }),
        revert: saved.revert,
      })
    },
    /** Excludes tracks from shuffles, or includes them again. */
    async exclude(ids: string[], excluded: boolean) {
      const trackIds = ids.slice(0, MAX_TRACKS_PER_CALL)
      const saved = await apply({
        change: (pages) => withTracks(pages, new Set(trackIds), { excluded }),
        save: () => excludeTracksAction({ playlistId, trackIds, excluded }),
      })
      const changed = saved?.value.trackIds ?? []
      if (!saved || changed.length === 0) return
      const message = t(excluded ? 'leftOut' : 'broughtBack', { count: changed.length })
      showUndo({
        message: trackIds.length > 1 ? message : undefined,
        undo: () => excludeTracksAction({ playlistId, trackIds: changed, excluded: !excluded }),
        revert: saved.revert,
      })
    },
    /** Adds songs to the end. Returns whether that succeeded. */
    async add(songIds: string[]): Promise<boolean> {
      const result = await addManyTracksAction({ playlistId, songIds }).catch(() => undefined)
      if (!result?.ok) {
        toast(t('notAdded', { reason: problemText(result?.problem) }))
        return false
      }
      await append()
      return true
    },
  }
}

export type TrackEdits = ReturnType<typeof useTrackEdits>
