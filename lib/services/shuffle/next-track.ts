import 'server-only'
import { db } from '@/db'
import type { DeferredRateLimit } from '@/lib/context'
import type { Mode } from '@/lib/contract/shuffle-settings'
import type { ShuffleStep } from '@/lib/contract/shuffle-state'
import { AppError } from '@/lib/errors'
import type { ListKey } from '@/lib/list-id'
import { handOutTurn } from './hand-out-turn'
import { installWindow } from './install-window'
import { nextWithoutRedis } from './next-without-redis'
import { toRedisResult } from './redis-result'
import { repeatPlayedTurn, repeatTurn } from './repeat-turn'
import { turnOutOfRange } from './requested-turn'
import type { TurnResult } from './turn-result'

type ReachedTurn = { sessionId: string; turn: number }
type TurnRequest = {
  after?: number
  mode?: Mode
  /** Counts the request; undefined if it is counted already. */
  limit?: DeferredRateLimit
}

/** The number of turns left in a window at which the next window is installed in the background. */
const PREFETCH_TURNS_LEFT = 64
/** An edit, an outage and a full window can each cost an attempt. */
const MAX_ATTEMPTS = 6

/**
 * Hands out the next track, or the track of turn `after` + 1. Needs one round trip to Redis and one or
 * two SQL statements.
 *
 * @throws `not_found`, `empty_playlist`, `turn_out_of_range`, `service_unavailable`
 */
export async function nextTrack(
  key: ListKey,
  { after, mode, limit }: TurnRequest,
): Promise<ShuffleStep> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    // Only the first attempt counts against the rate limit.
    const counted = attempt === 0 ? limit : undefined
    const step = await attemptNext(key, { after, mode, limit: counted })
    if (step) return step
  }
  throw new AppError('service_unavailable', 'The shuffle is being changed. Try again.', {
    headers: { 'Retry-After': '1' },
  })
}

/** Returns undefined if the next attempt can succeed. */
async function attemptNext(key: ListKey, request: TurnRequest): Promise<ShuffleStep | undefined> {
  const result = await nextFromWindow(key, request)
  switch (result.status) {
    case 'ok':
      return result.step
    case 'retry':
      return undefined
    case 'unavailable':
      return nextWithoutRedis(key, request)
    default:
      return result satisfies never
  }
}

async function nextFromWindow(
  key: ListKey,
  { after, mode, limit }: TurnRequest,
): Promise<TurnResult> {
  const turn = await requestTurn(key, after, limit)
  switch (turn.status) {
    case 'ok':
      if (turn.left < PREFETCH_TURNS_LEFT) prefetchWindow(key, turn)
      return handOutTurn(key, turn)
    case 'behind':
      return repeatTurn(key, turn.requested)
    case 'out_of_range':
      throw turnOutOfRange(turn.turn)
    case 'absent':
      return renewWindow(key, { after, mode })
    case 'exhausted':
      return renewWindow(key, { after, mode, reached: turn })
    case 'unavailable':
      return turn
    default:
      return turn satisfies never
  }
}

// The same script counts the request and hands out the turn: one round trip.
async function requestTurn(
  key: ListKey,
  after: number | undefined,
  limit: DeferredRateLimit | undefined,
) {
  if (!limit) {
    const result = await toRedisResult(db.windows().next(key, after))
    return result.status === 'ok' ? result.value : result
  }
  const result = await toRedisResult(db.windows().nextWithinLimit(key, after, limit.rule))
  if (result.status === 'unavailable') {
    await limit.consume()
    return result
  }
  const { rateLimit, step } = result.value
  limit.apply(rateLimit)
  if (!step) throw new Error('An allowed request has no step.')
  return step
}

/** Installs a window; a turn that was handed out before is repeated without one. */
async function renewWindow(
  key: ListKey,
  { after, mode, reached }: { after?: number; mode?: Mode; reached?: ReachedTurn },
): Promise<TurnResult> {
  if (after !== undefined) {
    const repeated = await repeatPlayedTurn(key, after + 1)
    if (repeated.status === 'ok') return repeated
  }
  const { status } = await installWindow(key, { reached, mode })
  return status === 'ok' ? { status: 'retry' } : { status }
}

function prefetchWindow(key: ListKey, reached: ReachedTurn): void {
  // A failure occurs again, and is reported, in the request that needs the window.
  installWindow(key, { reached }).catch(() => {})
}
