import { z } from 'zod'
import { id, instant, queryInteger } from './fields'
import { Track } from './playlist-tracks'
import { Reason } from './shuffle-reason'
import { Mode, Spacing } from './shuffle-settings'

const turn = z
  .int()
  .min(0)
  .max(2_147_483_647)
  .meta({ examples: [12] })

export const ShuffleState = z
  .object({
    sessionId: id,
    mode: Mode,
    spacing: Spacing,
    turn: turn.describe('The number of tracks handed out; 0 before the first.'),
    set: z.int().min(0).describe('The number of the running set, from 0.'),
    position: z
      .int()
      .min(-1)
      .describe('The position of the current track in the set, from 0; -1 before the first.'),
    setSize: z.int().min(0),
    remaining: z
      .int()
      .min(0)
      .describe('The number of tracks of this set that have not been handed out.'),
    startedAt: instant,
  })
  .meta({ id: 'ShuffleState' })
export type ShuffleState = z.output<typeof ShuffleState>

/** The running set in playing order. */
export const ShuffleOrder = z.object({
  set: z.int().min(0),
  position: z.int().min(-1),
  trackIds: z.array(id).max(1_000_000),
})

export const ShuffleStep = z
  .object({
    turn,
    set: z.int().min(0),
    position: z.int().min(0),
    setSize: z.int().min(1),
    track: Track,
    reason: Reason,
  })
  .meta({ id: 'ShuffleStep' })
export type ShuffleStep = z.output<typeof ShuffleStep>

/** A track that the listener chose. */
export const ChosenStep = ShuffleStep.extend({
  turn: turn
    .nullable()
    .describe(
      'Null for a track that was already played in this set: the session stays at its turn.',
    ),
}).meta({ id: 'ChosenStep' })
export type ChosenStep = z.output<typeof ChosenStep>

export const receivedTurn = queryInteger(0, 2_147_483_647).meta({
  description: 'A turn that the client received.',
  examples: [12],
})
