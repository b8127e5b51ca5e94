import 'server-only'
import { db, MAX_WINDOW_TURNS, type ShuffleSessionRow, type Transaction } from '@/db'
import type { Mode } from '@/lib/contract/shuffle-settings'
import type { ListKey } from '@/lib/list-id'
import { flushCheckpoints } from './checkpoints'
import { emptyPlaylist, lockOrCreateSession } from './create-session'
import { isWindowLost } from './current-session'
import { cacheDeck, countActive, type Deck, lastTurn, loadDeckUpTo } from './deck'
import { extendDeck } from './extend-deck'
import { toRedisResult } from './redis-result'

/** Turns before the current one in a window, for repeated requests. */
const TURNS_BEHIND = 64
/** Turns after the current one for which sets are built. */
const TURNS_AHEAD = 192

type InstallOptions = {
  /** A turn that a session reached in Redis, and that Postgres may not have stored yet. */
  reached?: { sessionId: string; turn: number }
  /** The mode of a session that is created. */
  mode?: Mode
}
type InstallResult = { status: 'ok' } | { status: 'unavailable' }

const pending = new Map<string, Promise<InstallResult>>()

/**
 * Installs the window around the current turn of a session and creates the session if there is none.
 * Windows are installed only under the lock of the session, so that no edit is overtaken. Concurrent
 * calls for one list share one installation.
 *
 * @throws `not_found`, `empty_playlist`
 */
export function installWindow(key: ListKey, options: InstallOptions = {}): Promise<InstallResult> {
  const name = `${key.userId}:${key.list}`
  const running = pending.get(name)
  if (running) return running
  const installation = install(key, options).finally(() => pending.delete(name))
  pending.set(name, installation)
  return installation
}

async function install(key: ListKey, { reached, mode }: InstallOptions): Promise<InstallResult> {
  // If Redis has lost its data, the turns of this process are stored.
  if (!reached) await flushCheckpoints()
  const { deck, status } = await db.transaction(async (tx) => {
    const session = await lockOrCreateSession(tx, key, { mode })
    // Another session may have begun meanwhile.
    const isSame = reached?.sessionId === session.id
    const current = isSame ? Math.max(session.turn, reached.turn) : session.turn
    const loaded = await loadDeckUpTo(tx, session, current + TURNS_AHEAD)
    if (countActive(loaded) === 0 && lastTurn(loaded) <= current) throw emptyPlaylist()
    const extended = await extendDeck(tx, session, loaded, current + TURNS_AHEAD)
    const revised = reached ? session : await reviseIfLost(tx, session)
    const deck = { ...extended, revision: revised.revision }
    await tx.shuffleTurns.noteWindow(revised)
    // The session and its sets are committed even if Redis is unavailable.
    const { status } = await toRedisResult(
      db.windows().install(revised, windowAround(revised, deck, current)),
    )
    return { deck, status }
  })
  cacheDeck(deck)
  return { status }
}

/** Requests that still run could have turns of a window that Redis lost: a new revision takes them back. */
async function reviseIfLost(
  tx: Transaction,
  session: ShuffleSessionRow,
): Promise<ShuffleSessionRow> {
  if (!(await isWindowLost(session))) return session
  const revision = session.revision + 1
  await tx.shuffleTurns.revise(session.id, revision, { turn: session.turn, isLost: true })
  return { ...session, revision }
}

function windowAround(session: ShuffleSessionRow, deck: Deck, turn: number) {
  const at = deck.sets.findIndex((set) => turn + 1 < set.startTurn + set.order.length)
  const first = deck.sets[at]!
  const base = Math.max(first.startTurn, turn + 1 - TURNS_BEHIND)
  const sets = deck.sets.slice(at)
  const indices = sets.flatMap(({ order }, n) => {
    const from = n === 0 ? base - first.startTurn : 0
    return Array.from(order.subarray(from, from + MAX_WINDOW_TURNS))
  })
  return {
    sessionId: session.id,
    revision: session.revision,
    turn,
    base,
    indices: Int32Array.from(indices.slice(0, MAX_WINDOW_TURNS)),
    set: first.set,
    setStart: first.startTurn,
    setSize: first.order.length,
    nextSize: sets[1]?.order.length ?? countActive(deck),
  }
}
