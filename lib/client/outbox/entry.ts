import { z } from 'zod'
import { randomId } from '../random-id'

const MAX_AGE_MS = 30 * 86_400_000

/** A change of a user that the server has not received, and the time of it. */
export const Entry = z.object({
  userId: z.string(),
  atMs: z.number(),
  change: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('play'),
      songId: z.string(),
      playlistId: z.string().optional(),
      outcome: z.enum(['finished', 'skipped']),
      playedMs: z.int().min(0),
      playedAt: z.string(),
    }),
    z.object({ kind: z.literal('like'), songId: z.string(), liked: z.boolean() }),
  ]),
})
export type Entry = z.output<typeof Entry>

/** The key of the like of a song, of which only the last counts. */
export const likeKey = (songId: string): string => `like:${songId}`

/** A play is one entry each. */
export const keyOf = ({ change }: Entry): string =>
  change.kind === 'like' ? likeKey(change.songId) : randomId()

/** Whether an entry is so old that it is deleted instead of sent. */
export const isExpired = ({ atMs }: Entry): boolean => Date.now() - atMs > MAX_AGE_MS
