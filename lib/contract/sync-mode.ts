import { z } from 'zod'

export const SYNC_MODES = ['mirror', 'append', 'keep_removed'] as const

/** How a playlist follows the one it came from. */
export const syncMode = z
  .enum(SYNC_MODES)
  .describe(
    '`mirror` makes the playlist what it is at Spotify; `append` adds what is new at the end and touches nothing else; `keep_removed` mirrors, but keeps what was taken out at Spotify.',
  )
export type SyncMode = z.output<typeof syncMode>
