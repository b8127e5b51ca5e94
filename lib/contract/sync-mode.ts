import { z } from 'zod'

export const SYNC_MODES = ['mirror', 'append', 'keep_removed'] as const

/** How a playlist follows its origin. */
export const syncMode = z
  .enum(SYNC_MODES)
  .describe(
    '`mirror` makes the playlist equal to the one at Spotify; `append` only adds new tracks at the end; `keep_removed` mirrors, but keeps tracks that were removed at Spotify.',
  )
export type SyncMode = z.output<typeof syncMode>
