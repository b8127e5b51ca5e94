import 'server-only'
import type { Context } from '@/lib/context'
import type { ShuffleStep } from '@/lib/contract/shuffle'
import { AppError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { outOfRange } from './next'
import { placeAt } from './places'
import { showPlaces } from './show'
import { standing } from './standing'

type Before = { playlistId: string; before?: number }

/**
 * The track of the turn before `before`, or before the current one; nothing moves.
 * Throws `not_found`, `no_shuffle_session`, `no_previous_track`.
 */
export async function previousTrack(
  ctx: Context,
  { playlistId: list, before }: Before,
): Promise<ShuffleStep> {
  const key = { userId: requireUser(ctx).userId, list }
  const { session, deck } = await standing(key)
  const turn = (before ?? session.turn) - 1
  if (turn < 1) throw noPrevious()
  if (turn > session.turn) throw outOfRange(session.turn)
  const place = placeAt(deck, turn)
  const [shown] = place ? await showPlaces(key, deck, [place]) : []
  if (!shown) throw noPrevious()
  return shown
}

const noPrevious = () => new AppError('no_previous_track', 'Nothing was played before this.')
