'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { usePlayer } from '@/components/player/ui/player-context'
import {
  haveSameTracks,
  type TrackPages,
  tracksIn,
  withLastPage,
  withSongsOf,
} from '@/lib/client/edit-track-pages'
import { orderKey, PLAYLISTS_KEY, tracksKey } from '@/lib/client/list-queries'

/** The result of a server action. */
type Outcome<Value> =
  | { ok: true; value: Value }
  | { ok: false; problem: { code: string; detail: string } }

type Saved<Value> = { value: Value; revert: () => Promise<void> }

/** The cached tracks around a change; `wasStale` if they should have been read again before it. */
type Change = { before?: TrackPages; after?: TrackPages; wasStale: boolean }

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

  /** Shows the tracks as they were before a change; reads them if something else has changed since. */
  async function restore({ before, after, wasStale }: Change) {
    const { data: current, isInvalidated } = queries.getQueryState<TrackPages>(key) ?? {}
    const isKnown = !wasStale && !isInvalidated
    if (isKnown && before && after && current && haveSameTracks(current, after)) {
      queries.setQueryData(key, withSongsOf(before, current))
    } else await queries.invalidateQueries({ queryKey: key })
  }

  return {
    /** Returns the index of a cached track. */
    indexOf(trackId: string): number | undefined {
      const loaded = queries.getQueryData<TrackPages>(key)
      const index = loaded ? tracksIn(loaded).findIndex(({ id }) => id === trackId) : -1
      return index < 0 ? undefined : index
    },
    /** Reads the end of the list again, where tracks were added. */
    async append() {
      await queries.cancelQueries({ queryKey: key })
      const cached = queries.getQueryData<TrackPages>(key)
      const pages = cached && (await withLastPage(playlistId, cached).catch(() => undefined))
      // Another edit may have been shown in the meantime.
      const isLatest = queries.getQueryData(key) === cached
      if (pages && isLatest) queries.setQueryData(key, pages)
      else await queries.invalidateQueries({ queryKey: key })
      refresh()
    },
    /**
     * Shows a change at once and saves it. Returns what the server returned, and how to show the tracks
     * as they were; undefined if that failed, which reverts the change with a toast.
     */
    async apply<Value>({
      change,
      save,
    }: OptimisticChange<Value>): Promise<Saved<Value> | undefined> {
      await queries.cancelQueries({ queryKey: key })
      const { data: before, isInvalidated: wasStale = false } =
        queries.getQueryState<TrackPages>(key) ?? {}
      if (before) queries.setQueryData(key, change(before))
      const shown = { before, after: queries.getQueryData<TrackPages>(key), wasStale }
      const result = await save().catch(() => undefined)
      if (!result?.ok) {
        toast(t('notSaved', { reason: problemText(result?.problem) }))
        await restore(shown)
        return undefined
      }
      // The change has cancelled that.
      if (wasStale) void queries.invalidateQueries({ queryKey: key })
      refresh()
      const { value } = result
      const revert = () => restore(shown).then(refresh)
      return { value, revert }
    },
  }
}
