import type { Redis } from '@upstash/redis'
import { decodeIndices, encodeIndices } from './index-tokens'
import { DROP_WINDOW } from './lua/drop-window'
import { INSTALL_WINDOW } from './lua/install-window'
import { NEXT_TURN } from './lua/next-turn'
import { PEEK_WINDOW } from './lua/peek-window'
import { TAKE_WINDOW } from './lua/take-window'
import { type LimitRule, limitKeys } from './rate-limits'
import { luaScript } from './script'
import { readStep, type Step, type StepReply } from './shuffle-step'

/** Whose deck: `list` is a playlist's id, `liked` or `library`. */
export type WindowKey = { userId: string; list: string }

/** A stretch of a session's order, at most 512 turns, and where its sets lie in it. */
export type Window = {
  sessionId: string
  revision: number
  /** The last turn handed out; Redis may know of a later one. */
  turn: number
  /** The turn of the first entry, from 1. */
  base: number
  indices: Int32Array
  /** The set the first entry belongs to, from 0. */
  set: number
  /** The turn of that set's position 0, never after `base`. */
  setStart: number
  setSize: number
  /** The size of the sets that follow inside the window. */
  nextSize: number
}

export const WINDOW_ENTRIES_MOST = 512
const EXPIRY_SECONDS = 30 * 24 * 60 * 60

/**
 * The windows of the shuffle sessions in Redis: what lets one round trip hand out a turn. All may
 * be lost; Postgres rebuilds them. Every call throws `RedisUnavailable` when Redis is out.
 */
export const shuffleWindows = (redis: Redis) => ({
  /**
   * Hands out the turn after `after`, or after the last one. An `after` below the last turn replays;
   * up to 64 ahead of it pulls the session forward, as when Redis lost what it knew.
   */
  async next(key: WindowKey, after?: number): Promise<Step> {
    const [, ...step] = await nextTurn(redis, keysOf(key), [after ?? '', EXPIRY_SECONDS])
    return readStep(step)
  },

  /** The same, counted against a limit in the same step; no step where that is used up. */
  async nextWithin(key: WindowKey, after: number | undefined, rule: LimitRule) {
    const now = Date.now()
    const windowMs = rule.windowSeconds * 1_000
    const [left, ...step] = await nextTurn(
      redis,
      [...keysOf(key), ...limitKeys(rule, Math.floor(now / windowMs))],
      [after ?? '', EXPIRY_SECONDS, rule.limit, now, windowMs],
    )
    const verdict = {
      allowed: left >= 0,
      limit: rule.limit,
      remaining: Math.max(0, left),
      resetSeconds: Math.max(1, Math.ceil((windowMs - (now % windowMs)) / 1_000)),
    }
    return { verdict, step: left >= 0 ? readStep(step as StepReply) : undefined }
  },

  /**
   * The entries of the turns `from` to `from + count - 1` as far as the window reaches; `base` is
   * the turn of the first one answered.
   */
  async peek(key: WindowKey, from: number, count: number): Promise<Window | null> {
    const reply = await peekWindow(redis, keysOf(key), [from, count])
    if (!reply) return null
    const [revision, turn, base, width, set, setStart, setSize, nextSize] = reply
      .slice(1, -1)
      .map(Number) as Numbers
    const indices = decodeIndices(String(reply.at(-1)), width)
    const sessionId = String(reply[0])
    return { sessionId, revision, turn, base, set, setStart, setSize, nextSize, indices }
  },

  /**
   * Puts a window in place; false when the same session stands there at a higher revision. Another
   * session there is replaced. The turn of the same session never goes back. Throws RangeError for
   * a window that cannot be.
   */
  async install(key: WindowKey, window: Window): Promise<boolean> {
    assertPossible(window)
    const { sessionId, revision, turn, base, indices, set, setStart, setSize, nextSize } = window
    const { width, tokens } = encodeIndices(indices)
    const place = [sessionId, revision, turn, base, indices.length, width]
    const sets = [set, setStart, setSize, nextSize]
    const args = [...place, ...sets, tokens, EXPIRY_SECONDS]
    return (await installWindow(redis, keysOf(key), args)) === 1
  },

  /** Where the session stands; removes it in the same step. */
  async take(key: WindowKey): Promise<Pick<Window, 'sessionId' | 'revision' | 'turn'> | null> {
    const reply = await takeWindow(redis, keysOf(key), [])
    return reply && { sessionId: reply[0], revision: reply[1], turn: reply[2] }
  },

  /** Removes the session unless it stands at a higher revision. */
  async drop(key: WindowKey, revision: number): Promise<void> {
    await dropWindow(redis, keysOf(key), [revision])
  },
})

type Numbers = [number, number, number, number, number, number, number, number]

const nextTurn = luaScript<[left: number, ...step: StepReply]>(NEXT_TURN)
const peekWindow = luaScript<(string | number)[] | null>(PEEK_WINDOW)
const installWindow = luaScript<number>(INSTALL_WINDOW)
const takeWindow = luaScript<[string, number, number] | null>(TAKE_WINDOW)
const dropWindow = luaScript<number>(DROP_WINDOW)

// One hash tag for both keys, and for the user's limits: a cluster keeps them together.
function keysOf({ userId, list }: WindowKey): string[] {
  const session = `shuffle:{${userId}}:${list}`
  return [session, `${session}:window`]
}

function assertPossible({ base, indices, setStart, setSize, nextSize }: Window): void {
  if (indices.length < 1 || indices.length > WINDOW_ENTRIES_MOST)
    throw new RangeError(`A window holds 1 to ${WINDOW_ENTRIES_MOST} entries.`)
  if (base < 1 || setStart > base || setSize < 1 || nextSize < 1)
    throw new RangeError('A window begins at turn 1 or later, inside a set that has tracks.')
}
