import { AppError } from '@/lib/errors'

/** How far ahead of the stored turn a caller may be, after state was lost. */
const AHEAD_MOST = 64

/**
 * The turn to hand out: the one after `after`, or the one after `current`. The same rule stands in
 * the script that runs in Redis. Throws `turn_out_of_range`.
 */
export function turnAfter(current: number, after: number | undefined): number {
  if (after === undefined) return current + 1
  if (after - current > AHEAD_MOST) {
    throw new AppError('turn_out_of_range', `The shuffle stands at turn ${current}.`, {
      fields: { turn: current },
    })
  }
  return after + 1
}
