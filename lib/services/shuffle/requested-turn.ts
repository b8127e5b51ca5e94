import 'server-only'
import { MAX_TURNS_AHEAD } from '@/db'
import { AppError } from '@/lib/errors'

/**
 * Returns the turn to hand out: the one after `after`, or the one after `current` if `after` is absent.
 * The script that hands out turns in Redis has the same rule.
 *
 * @throws `turn_out_of_range`
 */
export function requestedTurn(current: number, after: number | undefined): number {
  if (after === undefined) return current + 1
  if (after - current > MAX_TURNS_AHEAD) throw turnOutOfRange(current)
  return after + 1
}

export const turnOutOfRange = (turn: number) =>
  new AppError('turn_out_of_range', `The current turn of the shuffle is ${turn}.`, {
    extensions: { turn },
    params: { turn },
  })
