import 'server-only'
import { db, type ShuffleSessionRow } from '@/db'
import type { Mode } from '@/lib/contract/shuffle'
import { activeCount, type Deck, deckUpTo, keepDeck, lastTurn } from './deck'
import { extendDeck } from './extend'
import type { ListKey } from './list'
import { emptyPlaylist, holdSession } from './open-session'

const WINDOW_TURNS = 512
/** Turns before the current one that stay in the window, for replays. */
const BEHIND = 64
/** How far ahead short lists are dealt. */
const AHEAD = 192

type Wanted = { turn?: number; mode?: Mode }

const underWay = new Map<string, Promise<void>>()

/**
 * Puts the window around the session's turn in place, beginning the session where there is none.
 * Windows are installed only while the session's row is held, so that no edit can be overtaken.
 * Throws `not_found`, `empty_playlist`, RedisUnavailable.
 */
export function installWindow(key: ListKey, wanted: Wanted = {}): Promise<void> {
  const name = `${key.userId}:${key.list}`
  const running = underWay.get(name)
  if (running) return running
  const work = install(key, wanted).finally(() => underWay.delete(name))
  underWay.set(name, work)
  return work
}

async function install(key: ListKey, { turn = 0, mode }: Wanted): Promise<void> {
  const { deck, failure } = await db.transaction(async (tx) => {
    const session = await holdSession(tx, key, { mode })
    const reached = Math.max(session.turn, turn)
    const known = await deckUpTo(tx, session, reached + AHEAD)
    if (activeCount(known) === 0 && lastTurn(known) <= reached) throw emptyPlaylist()
    const deck = await extendDeck(tx, session, known, reached + AHEAD)
    // Redis may be out; the session and its sets are kept all the same.
    const failure = await db
      .windows()
      .install(session, windowAround(session, deck, reached))
      .then(
        () => undefined,
        (error: unknown) => error,
      )
    return { deck, failure }
  })
  keepDeck(deck)
  if (failure) throw failure
}

function windowAround(session: ShuffleSessionRow, deck: Deck, turn: number) {
  const at = deck.sets.findIndex((set) => turn + 1 < set.startTurn + set.order.length)
  const first = deck.sets[at]!
  const base = Math.max(first.startTurn, turn + 1 - BEHIND)
  const sets = deck.sets.slice(at)
  const ahead = sets.flatMap(({ order }, index) => {
    const from = index === 0 ? base - first.startTurn : 0
    return Array.from(order.subarray(from, from + WINDOW_TURNS))
  })
  return {
    sessionId: session.id,
    revision: session.revision,
    turn,
    base,
    indices: Int32Array.from(ahead.slice(0, WINDOW_TURNS)),
    set: first.set,
    setStart: first.startTurn,
    setSize: first.order.length,
    nextSize: sets[1]?.order.length ?? activeCount(deck),
  }
}
