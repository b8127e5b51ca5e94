import 'server-only'
import { db } from '@/db'
import type { ShuffleStep } from '@/lib/contract/shuffle'
import { checkpoint } from './checkpoint'
import { type Deck, readDeck, recallDeck } from './deck'
import type { ListKey } from './list'
import { type Place, placeAt } from './places'
import { asStep, showPlaces, trackAt } from './show'

type Step = Place & { replay: boolean }

/**
 * The track of a turn that the window in Redis gave; undefined when the window was stale and the
 * turn is not this caller's, who must ask again.
 */
export async function handOut(key: ListKey, step: Step): Promise<ShuffleStep | undefined> {
  const deck = recallDeck(step.sessionId, step.revision)
  const known = deck?.sets.some((set) => set.set === step.set) ? deck : await deckAt(key, step)
  const row = known && (await trackAt(key, known, step))
  if (!known || row?.revision !== step.revision) return handOutRevised(key, step)
  if (!step.replay) checkpoint(step.sessionId, step.turn)
  return asStep(known, step, row)
}

const deckAt = (key: ListKey, { sessionId, revision }: Step): Promise<Deck | undefined> =>
  db.snapshot(async (tx) => {
    const session = await tx.shuffleSessions.findRunning(key)
    if (session?.id !== sessionId || session.revision !== revision) return undefined
    return readDeck(tx, session)
  })

// The session moved on between Redis and Postgres. An edit takes the window first and counts the
// turns it gave, so this turn stands. A turn that went past Redis makes the whole window stale.
async function handOutRevised(key: ListKey, step: Step): Promise<ShuffleStep | undefined> {
  await db.windows().remove(key, step.revision)
  const { deck, place } = await db.snapshot(async (tx) => {
    const session = await tx.shuffleSessions.findRunning(key)
    if (session?.id !== step.sessionId || session.outageRevision > step.revision) return {}
    const deck = await readDeck(tx, session)
    return { deck, place: placeAt(deck, step.turn) }
  })
  if (!deck || !place) return undefined
  await db.shuffleTurns.checkpoint(step.sessionId, step.turn)
  return (await showPlaces(key, deck, [place]))[0]
}
