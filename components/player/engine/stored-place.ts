import { z } from 'zod'
import { SONG_SORTS } from '@/lib/contract/songs'

/** A source as it is stored and sent to other tabs. */
export const PlayedSource = z.object({
  list: z.string(),
  name: z.string(),
  order: z.enum(['list', 'shuffle']).optional(),
  sort: z.enum(SONG_SORTS).optional(),
})

/** A place in a list as it is stored and sent to other tabs. */
export const StoredPlace = z.object({
  trackId: z.string(),
  cursor: z.string().optional(),
  start: z.int().min(0),
  offset: z.int().min(0),
  isUnknown: z.boolean().optional(),
})
