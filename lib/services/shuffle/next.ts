import 'server-only'
import { db, isRedisUnavailable } from '@/db'
import type { Context, DeferredRateLimit } from '@/lib/context'
import type { Mode, ShuffleStep } from '@/lib/contract/shuffle'
import { AppError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { handOut } from './hand-out'
import { installWindow } from './install'
import type { ListKey } from './list'
import { nextWithoutRedis } from './next-without-redis'
import { placeAt } from './places'
import { showPlaces } from './show'
import { standing } from './standing'

type Wanted = { playlistId: string; after?: number; mode?: Mode }

/** Left in the window when the next one is put in place, off the request's path. */
const PREFETCH_AT = 64
/** An edit, an outage and a full window may each cost a round; more means something is wrong. */
const ROUNDS = 6

/**
 * Hands out the next track, or the track of turn `after` + 1. One round trip to Redis and one or two
 * statements. Throws `not_found`, `empty_playlist`, `turn_out_of_range`.
 */
export async function nextTrack(
  ctx: Context,
  { playlistId: list, after, mode }: Wanted,
): Promise<ShuffleStep> {
  const key = { userId: requireUser(ctx).userId, list }
  for (let round = 0; round < ROUNDS; round++) {
    // Counted once, whatever it takes.
    const limit = round === 0 ? ctx.deferredLimit : undefined
    const step = await windowStep(key, { after, mode, limit })
    if (step) return step
  }
  throw new AppError('service_unavailable', 'The shuffle is being changed. Try again.', {
    headers: { 'Retry-After': '1' },
  })
}

type Round = { after?: number; mode?: Mode; limit?: DeferredRateLimit }

async function windowStep(
  key: ListKey,
  { after, mode, limit }: Round,
): Promise<ShuffleStep | undefined> {
  const step = await takeStep(key, after, limit)
  try {
    if (step === 'redis is out') return await nextWithoutRedis(key, { after, mode })
    if (step.status === 'ok') {
      if (step.left < PREFETCH_AT) prefetch(key, step.turn)
      return await handOut(key, step)
    }
    if (step.status === 'behind') return await replay(key, step.requested)
    if (step.status === 'out_of_range') throw outOfRange(step.turn)
    const heard = after === undefined ? undefined : await replayHeard(key, after + 1)
    if (heard) return heard
    const turn = step.status === 'exhausted' ? step.turn : undefined
    await installWindow(key, { turn, mode })
    return undefined
  } catch (error) {
    if (isRedisUnavailable(error)) return nextWithoutRedis(key, { after, mode })
    throw error
  }
}

// One trip: the call is counted and the turn is handed out in the same script.
async function takeStep(
  key: ListKey,
  after: number | undefined,
  limit: DeferredRateLimit | undefined,
) {
  try {
    if (!limit) return await db.windows().next(key, after)
    const { rateLimit, step } = await db.windows().nextWithinLimit(key, after, limit.rule)
    limit.apply(rateLimit)
    return step!
  } catch (error) {
    if (!isRedisUnavailable(error)) throw error
    await limit?.consume()
    return 'redis is out'
  }
}

// A turn from before the window: the deck still knows it.
async function replay(key: ListKey, turn: number): Promise<ShuffleStep | undefined> {
  const { session, deck } = await standing(key)
  const place = placeAt(deck, turn)
  if (!place) throw outOfRange(session.turn)
  return (await showPlaces(key, deck, [place]))[0]
}

// A turn handed out before stands even where nothing is left to play; without a window it is looked
// up first.
async function replayHeard(key: ListKey, turn: number): Promise<ShuffleStep | undefined> {
  const session = await db.shuffleSessions.findRunning(key)
  return session && turn <= session.turn ? replay(key, turn) : undefined
}

function prefetch(key: ListKey, turn: number): void {
  // A failure here is met again, and told, by the call that needs the window.
  installWindow(key, { turn }).catch(() => {})
}

export const outOfRange = (turn: number) =>
  new AppError('turn_out_of_range', `The shuffle stands at turn ${turn}.`, { fields: { turn } })
