import type { ShuffleStep } from '@/lib/contract/shuffle-state'

/** The outcome of one attempt to hand out a turn. */
export type TurnResult =
  | { status: 'ok'; step: ShuffleStep }
  /** The window was missing or stale and has been replaced or removed. */
  | { status: 'retry' }
  /** Redis is unavailable. */
  | { status: 'unavailable' }

/** Returns `retry` if there is no step. */
export const toTurnResult = (step: ShuffleStep | undefined): TurnResult =>
  step ? { status: 'ok', step } : { status: 'retry' }
