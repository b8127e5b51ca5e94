import type { Context } from '@/lib/context'
import type { ShuffleSettings } from '@/lib/contract/shuffle-settings'
import type { ChosenStep, ShuffleStep } from '@/lib/contract/shuffle-state'
import { AppError } from '@/lib/errors'

/** A shuffle session used by two devices of one user. */
export type Session = Awaited<ReturnType<typeof openSession>>

/** Opens a shuffle of a playlist: its service functions, restarts and losses of Redis. */
export async function openSession(ctx: Context, playlistId: string, songIds: string[]) {
  const { db } = await import('@/db')
  const tracks = await import('@/lib/services/playlists/playlist-tracks')
  const removals = await import('@/lib/services/playlists/remove-tracks')
  const { nextOrPlayableTrack } = await import('@/lib/services/shuffle/next-playable')
  const { returnTrack } = await import('@/lib/services/shuffle/return-track')
  const { listUpcomingTracks } = await import('@/lib/services/shuffle/upcoming-tracks')
  const { playTrack } = await import('@/lib/services/shuffle/play-track')
  const { previousTrack } = await import('@/lib/services/shuffle/previous-track')
  const { changeShuffleSettings } = await import('@/lib/services/shuffle/shuffle-settings')
  const { flushCheckpoints: settleCheckpoints } = await import('@/lib/services/shuffle/checkpoints')
  const { clearDeckCache: forgetDecks } = await import('@/lib/services/shuffle/deck')
  const key = { userId: ctx.actor!.userId, list: playlistId }

  return {
    /** The last turn each device received. */
    seen: [0, 0],
    songIds,

    next: (after?: number): Promise<ShuffleStep> => nextOrPlayableTrack(ctx, { playlistId, after }),

    /** Undefined if no track can be played. */
    nextPlayable: (after?: number): Promise<ShuffleStep | undefined> =>
      nextOrPlayableTrack(ctx, { playlistId, after, playable: true }).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'nothing_playable') return undefined
        throw error
      }),

    return: (turn: number) => returnTrack(ctx, { playlistId, turn, reason: 'missing' }),

    async upcoming(): Promise<ShuffleStep[]> {
      return (await listUpcomingTracks(ctx, { playlistId, limit: 50 })).data
    },

    play: (trackId: string): Promise<ChosenStep> => playTrack(ctx, { playlistId, trackId }),

    previous: (before: number): Promise<ShuffleStep | undefined> =>
      previousTrack(ctx, { playlistId, before }).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'no_previous_track') return undefined
        throw error
      }),

    async add(songId: string, position: number): Promise<string> {
      const { data } = await tracks.addTracks(ctx, { playlistId, songIds: [songId], position })
      return data[0]!.id
    },

    remove: (trackIds: string[]) => removals.removeTracks(ctx, { playlistId, trackIds }),
    restore: (trackIds: string[]) => removals.restoreTracks(ctx, { playlistId, trackIds }),
    move: (trackId: string, position: number) =>
      tracks.changeTrack(ctx, { playlistId, trackId, position }),
    exclude: (trackId: string, excluded: boolean) =>
      tracks.changeTrack(ctx, { playlistId, trackId, excluded }),
    change: (settings: Partial<ShuffleSettings>) =>
      changeShuffleSettings(ctx, { playlistId, ...settings }),

    /** Removes the session from Redis. */
    async flush() {
      await settleCheckpoints()
      await db.windows().readAndRemove(key)
    },

    /** Restarts the process: only stored data is kept. */
    async restart() {
      await settleCheckpoints()
      forgetDecks()
    },
  }
}
