'use client'

import { useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { usePlayer } from '@/components/player/ui/player-context'
import { count } from '@/components/ui/words'
import {
  addTracksAction,
  changeTrackAction,
  removeTracksAction,
  restoreTracksAction,
} from '@/lib/actions/playlist-tracks'
import { type TrackPages, withMove, withoutTracks, withTrack } from '@/lib/client/edit-track-pages'
import { orderKey, PLAYLISTS_KEY, tracksKey } from '@/lib/client/list-queries'
import type { Track } from '@/lib/contract/playlist-tracks'

type Outcome = { ok: true } | { ok: false; problem: { detail: string } }

const MOST_AT_ONCE = 1_000
const UNREACHABLE: Outcome = { ok: false, problem: { detail: 'Riffle cannot be reached' } }

/** Changes of a playlist's tracks: seen at once, taken back with a word when they are refused. */
export function useTrackEdits(playlistId: string) {
  const queries = useQueryClient()
  const { player } = usePlayer()
  const key = tracksKey(playlistId)

  function settle() {
    queries.invalidateQueries({ queryKey: orderKey(playlistId) })
    queries.invalidateQueries({ queryKey: PLAYLISTS_KEY })
    void player.refresh(playlistId)
  }

  async function optimistically(
    change: (pages: TrackPages) => TrackPages,
    save: () => Promise<Outcome>,
  ): Promise<boolean> {
    await queries.cancelQueries({ queryKey: key })
    const before = queries.getQueryData<TrackPages>(key)
    if (before) queries.setQueryData(key, change(before))
    const result = await save().catch(() => UNREACHABLE)
    if (!result.ok) {
      queries.setQueryData(key, before)
      toast(`Not saved: ${result.problem.detail}`)
      return false
    }
    settle()
    return true
  }

  async function restore(trackIds: string[]) {
    const result = await restoreTracksAction({ playlistId, trackIds }).catch(() => UNREACHABLE)
    if (!result.ok) return toast(`Not brought back: ${result.problem.detail}`)
    await queries.invalidateQueries({ queryKey: key })
    settle()
  }

  return {
    async remove(ids: string[]) {
      const trackIds = ids.slice(0, MOST_AT_ONCE)
      const isDone = await optimistically(
        (pages) => withoutTracks(pages, new Set(trackIds)),
        () => removeTracksAction({ playlistId, trackIds }),
      )
      if (!isDone) return
      toast(`${count(trackIds.length, 'track')} removed`, {
        action: { label: 'Undo', onClick: () => void restore(trackIds) },
      })
    },
    move: (track: Track, from: number, to: number) =>
      optimistically(
        (pages) => withMove(pages, from, to),
        () => changeTrackAction({ playlistId, trackId: track.id, position: to }),
      ),
    leaveOut: (track: Track, excluded: boolean) =>
      optimistically(
        (pages) => withTrack(pages, track.id, { excluded }),
        () => changeTrackAction({ playlistId, trackId: track.id, excluded }),
      ),
    async add(songIds: string[]) {
      const result = await addTracksAction({ playlistId, songIds }).catch(() => UNREACHABLE)
      if (!result.ok) {
        toast(`Not added: ${result.problem.detail}`)
        return false
      }
      await queries.invalidateQueries({ queryKey: key })
      settle()
      return true
    },
  }
}

export type TrackEdits = ReturnType<typeof useTrackEdits>
