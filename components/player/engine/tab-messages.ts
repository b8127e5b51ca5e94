import { z } from 'zod'
import { Track } from '@/lib/contract/playlist-tracks'

const Now = z.object({
  source: z.object({ list: z.string(), name: z.string() }),
  turn: z.int(),
  set: z.int(),
  position: z.int(),
  setSize: z.int(),
  track: Track,
  reason: z.string(),
  isAside: z.boolean(),
})

/**
 * What a window tells the others of its browser: it began a track, it goes on with it, it fell
 * silent. `positionMs` is how far it is in the track.
 */
export const TabMessage = z.object({
  userId: z.string(),
  what: z.enum(['began', 'goesOn', 'stopped']),
  now: Now,
  positionMs: z.number().min(0),
})
export type TabMessage = z.output<typeof TabMessage>
