import { z } from 'zod'
import { id, instant } from './fields'

export const MAX_CHANGED_TRACKS = 100

const count = z
  .int()
  .min(0)
  .max(10_000_000)
  .meta({ examples: [7] })

/** A track that an import removed, or would remove. */
export const ChangedTrack = z.object({
  playlistId: id,
  songId: id,
  title: z
    .string()
    .max(500)
    .meta({ examples: ['Night Bus'] }),
  artists: z
    .array(
      z
        .string()
        .max(500)
        .meta({ examples: ['Ada Lindqvist'] }),
    )
    .max(100),
})
export type ChangedTrack = z.output<typeof ChangedTrack>

export const changedTracks = z.array(ChangedTrack).max(MAX_CHANGED_TRACKS)

/** A removal that waits for `confirmImport`. */
export const Confirmation = z.object({
  count: count.describe('The number of tracks that would be removed.'),
  tracks: changedTracks.describe(
    `These tracks; at most the first ${MAX_CHANGED_TRACKS}. Empty in lists of imports.`,
  ),
  reason: z
    .enum(['many_removals', 'doubtful_match'])
    .describe(
      'Why it waits: it would remove more than a third of the imported tracks, or the list may be another one.',
    ),
  expiresAt: instant.describe('Then the tracks are kept.'),
})

/** How many tracks of the imported playlists have a recording. */
export const PlayableShare = z.object({ count, total: count })
