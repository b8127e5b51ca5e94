import { z } from 'zod'
import { Track } from '@/lib/contract/playlist-tracks'
import { Reason } from '@/lib/contract/shuffle-reason'
import { PlayedSource, StoredPlace } from './stored-place'

const CurrentTrack = z.object({
  source: PlayedSource,
  turn: z.int(),
  set: z.int(),
  position: z.int(),
  setSize: z.int(),
  track: Track,
  reason: z.union([Reason, z.object({ code: z.literal('queued') })]).nullable(),
  isOutOfOrder: z.boolean(),
  place: StoredPlace.optional(),
})

/**
 * A message between the tabs of a browser: a tab started a track, continues to play it, or stopped.
 * `positionMs` is the position in the track.
 */
export const TabMessage = z.object({
  userId: z.string(),
  event: z.enum(['started', 'progress', 'stopped']),
  current: CurrentTrack,
  positionMs: z.number().min(0),
})
export type TabMessage = z.output<typeof TabMessage>
