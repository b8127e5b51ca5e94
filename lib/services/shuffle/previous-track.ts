import 'server-only'
import type { Context } from '@/lib/context'
import type { ShuffleStep } from '@/lib/contract/shuffle-state'
import { AppError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { getCurrentSession } from './current-session'
import { turnOutOfRange } from './requested-turn'
import { loadShuffleSteps } from './shuffle-steps'
import { locateTurn } from './turn-location'

type PreviousInput = { playlistId: string; before?: number }

/**
 * Returns the track of turn `before` - 1, or of the turn before the current one. The session stays at
 * its turn.
 *
 * @throws `not_found`, `no_shuffle_session`, `no_previous_track`, `turn_out_of_range`
 */
export async function previousTrack(
  ctx: Context,
  { playlistId: list, before }: PreviousInput,
): Promise<ShuffleStep> {
  const key = { userId: requireUser(ctx).userId, list }
  const { session, deck } = await getCurrentSession(key)
  const turn = (before ?? session.turn) - 1
  if (turn < 1) throw noPreviousTrack()
  if (turn > session.turn) throw turnOutOfRange(session.turn)
  const location = locateTurn(deck, turn)
  const [step] = location ? await loadShuffleSteps(key, deck, [location]) : []
  if (!step) throw noPreviousTrack()
  return step
}

const noPreviousTrack = () =>
  new AppError('no_previous_track', 'No track was played before this one.')
