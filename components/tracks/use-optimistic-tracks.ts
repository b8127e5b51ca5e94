'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { usePlayer } from '@/components/player/ui/player-context'
import type { TrackPages } from '@/lib/client/edit-track-pages'
import { orderKey, PLAYLISTS_KEY, tracksKey } from '@/lib/client/list-queries'

/** The result of a server action. */
type Outcome<Value> =
  | { ok: true; value: Value }
  | { ok: false; problem: { code: string; detail: string } }

type OptimisticChange<Value> = {
  change: (pages: TrackPages) => TrackPages
  save: () => Promise<Outcome<Value>>
}

/** Changes of the cached tracks of a playlist, and what has to be read again after them. */
export function useOptimisticTracks(playlistId: string) {
  const t = useTranslations('tracks.edits')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const { player } = usePlayer()
  const key = tracksKey(playlistId)

  /** Reads the order and the figures of the playlist again. */
  function refresh() {
    queries.invalidateQueries({ queryKey: orderKey(playlistId) })
    queries.invalidateQueries({ queryKey: PLAYLISTS_KEY })
    void player.refresh(playlistId)
  }

  return {
    /** Reads the tracks again as well. */
    async reload() {
      await queries.invalidateQueries({ queryKey: key })
      refresh()
    },
    /**
     * Shows a change at once and saves it. Returns what the server returned; undefined if that failed,
     * which reverts the change with a toast.
     */
    async apply<Value>({
      change,
      save,
    }: OptimisticChange<Value>): Promise<{ value: Value } | undefined> {
      await queries.cancelQueries({ queryKey: key })
      const before = queries.getQueryData<TrackPages>(key)
      if (before) queries.setQueryData(key, change(before))
      const result = await save().catch(() => undefined)
      if (!result?.ok) {
        queries.setQueryData(key, before)
        toast(t('notSaved', { reason: problemText(result?.problem) }))
        return undefined
      }
      refresh()
      return result
    },
  }
}
