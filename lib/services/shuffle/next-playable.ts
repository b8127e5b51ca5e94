import 'server-only'
import { db, MAX_TURNS_AHEAD } from '@/db'
import type { Context } from '@/lib/context'
import type { Mode } from '@/lib/contract/shuffle-settings'
import type { ShuffleStep } from '@/lib/contract/shuffle-state'
import { AppError } from '@/lib/errors'
import type { ListKey } from '@/lib/list-id'
import { requireUser } from '../shared/access'
import { flushCheckpoints } from './checkpoints'
import { emptyPlaylist, lockOrCreateSession } from './create-session'
import { cacheDeck, getCachedDeck, loadDeckUpTo } from './deck'
import { nextTrack } from './next-track'
import { isTrackPlayable } from './playable-tracks'
import { turnOutOfRange } from './requested-turn'
import { loadShuffleSteps } from './shuffle-steps'
import { takePlayable } from './take-playable'
import { locateTurn } from './turn-location'

type Input = { playlistId: string; after?: number; mode?: Mode; playable?: boolean }

/**
 * Hands out the next track; with `playable`, the first one left that can be played. The tracks before
 * it keep their places. If no other is left, the set ends.
 *
 * @throws those of `nextTrack`; `nothing_playable`
 */
export async function nextOrPlayableTrack(
  ctx: Context,
  { playlistId: list, playable, ...input }: Input,
): Promise<ShuffleStep> {
  const key = { userId: requireUser(ctx).userId, list }
  const limit = ctx.deferredLimit
  if (!playable) return nextTrack(key, { ...input, limit })
  const known = await findCachedTrack(key, input.after)
  if (known && (await isTrackPlayable(db, key, known))) return nextTrack(key, { ...input, limit })
  await limit?.consume()
  if (!known && (await isNextPlayable(key, input.after))) return nextTrack(key, input)
  // If Redis loses its data now, the turns of this process are stored.
  await flushCheckpoints()
  return dealPlayable(key, input)
}

/** Returns the track of the turn after `after` if this process has it: the request is not counted yet. */
async function findCachedTrack(
  key: ListKey,
  after: number | undefined,
): Promise<string | undefined> {
  if (after === undefined) return undefined
  const session = await db.shuffleSessions.findRunning(key)
  const deck = session && getCachedDeck(session.id, session.revision)
  const location = deck && locateTurn(deck, after + 1)
  return location && deck.ids.at(location.index)
}

/** Whether the usual request returns a track that can be played. Unknown, and so false, without `after`. */
async function isNextPlayable(key: ListKey, after: number | undefined): Promise<boolean> {
  if (after === undefined) return false
  return db.snapshot(async (tx) => {
    const session = await tx.shuffleSessions.findRunning(key)
    // A turn that will be rejected must not load the deck.
    if (!session || after - session.turn > MAX_TURNS_AHEAD) return false
    const deck = await loadDeckUpTo(tx, session, after + 1)
    const location = locateTurn(deck, after + 1)
    return location ? isTrackPlayable(tx, key, deck.ids.at(location.index)) : false
  })
}

async function dealPlayable(
  key: ListKey,
  { after, mode }: { after?: number; mode?: Mode },
): Promise<ShuffleStep> {
  const taken = await db.transaction(async (tx) =>
    takePlayable(tx, await lockOrCreateSession(tx, key, { mode }), after),
  )
  // The turns that the window had handed out are stored even if no other follows.
  if (taken.status === 'empty') throw emptyPlaylist()
  if (taken.status === 'nothing_playable') throw nothingPlayable()
  if (taken.status === 'out_of_range') throw turnOutOfRange(taken.turn)
  cacheDeck(taken.deck)
  const location = locateTurn(taken.deck, taken.turn)
  const [step] = location ? await loadShuffleSteps(key, taken.deck, [location]) : []
  if (!step) throw turnOutOfRange(taken.turn)
  return step
}

const nothingPlayable = () =>
  new AppError('nothing_playable', 'No track of this list has a recording to play.')
