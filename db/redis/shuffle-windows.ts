import type { Redis } from '@upstash/redis'
import type { ListKey } from '@/lib/list-id'
import { decodeIndices, encodeIndices } from './index-tokens'
import { INSTALL_WINDOW } from './lua/install-window'
import { NEXT_TURN } from './lua/next-turn'
import { PEEK_WINDOW } from './lua/peek-window'
import { READ_AND_REMOVE_WINDOW } from './lua/read-and-remove-window'
import { REMOVE_WINDOW } from './lua/remove-window'
import { type LimitRule, limitKeys } from './rate-limits'
import { luaScript } from './script'
import { readStep, type Step, type StepReply } from './shuffle-step'
import { MAX_WINDOW_TURNS } from './window-limits'

/** A part of the order of a session, at most 512 turns, and the position of its sets. */
export type Window = {
  sessionId: string
  revision: number
  /** The last turn that was taken; Redis may have a later one. */
  turn: number
  /** The turn of the first entry, from 1. */
  base: number
  indices: Int32Array
  /** The set of the first entry, from 0. */
  set: number
  /** The turn of that set's position 0, never after `base`. */
  setStart: number
  setSize: number
  /** The size of the later sets in the window. */
  nextSize: number
}

const WINDOW_TTL_SECONDS = 30 * 24 * 60 * 60

/**
 * The windows of shuffle sessions in Redis, by which one round trip takes a turn. They may be lost:
 * they are rebuilt from PostgreSQL. All methods throw `RedisUnavailable` during an outage.
 */
export const shuffleWindows = (redis: Redis) => ({
  /**
   * Takes the turn after `after`, by default after the last one. An `after` below the last turn
   * replays; one of up to 64 turns ahead moves the session forward, for turns that Redis has lost.
   */
  async next(key: ListKey, after?: number): Promise<Step> {
    const [, ...step] = await nextTurn(redis, keysOf(key), [after ?? '', WINDOW_TTL_SECONDS])
    return readStep(step)
  },

  /** The same, counted against a rate limit in one step; without a `step` if that is exceeded. */
  async nextWithinLimit(key: ListKey, after: number | undefined, rule: LimitRule) {
    const now = Date.now()
    const windowMs = rule.windowSeconds * 1_000
    const [left, ...step] = await nextTurn(
      redis,
      [...keysOf(key), ...limitKeys(rule, Math.floor(now / windowMs))],
      [after ?? '', WINDOW_TTL_SECONDS, rule.limit, now, windowMs],
    )
    const rateLimit = {
      allowed: left >= 0,
      limit: rule.limit,
      remaining: Math.max(0, left),
      resetSeconds: Math.max(1, Math.ceil((windowMs - (now % windowMs)) / 1_000)),
    }
    return { rateLimit, step: left >= 0 ? readStep(step as StepReply) : undefined }
  },

  /**
   * The entries of the turns `from` to `from + count - 1` that are in the window; `base` is the turn
   * of the first one. Null if there is no window.
   */
  async peek(key: ListKey, from: number, count: number): Promise<Window | null> {
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
   * Installs a window, replacing one of another session; false if the same session has a higher
   * revision. The turn of a session never decreases.
   * @throws RangeError if the window is invalid
   */
  async install(key: ListKey, window: Window): Promise<boolean> {
    assertValid(window)
    const { sessionId, revision, turn, base, indices, set, setStart, setSize, nextSize } = window
    const { width, tokens } = encodeIndices(indices)
    const header = [sessionId, revision, turn, base, indices.length, width]
    const sets = [set, setStart, setSize, nextSize]
    const args = [...header, ...sets, tokens, WINDOW_TTL_SECONDS]
    return (await installWindow(redis, keysOf(key), args)) === 1
  },

  /** Returns the state of the session and removes it in one step; null if there is none. */
  async readAndRemove(
    key: ListKey,
  ): Promise<Pick<Window, 'sessionId' | 'revision' | 'turn'> | null> {
    const reply = await readAndRemoveWindow(redis, keysOf(key), [])
    return reply && { sessionId: reply[0], revision: reply[1], turn: reply[2] }
  },

  /** Removes a session, unless its revision is higher than the given one. */
  async remove(
    key: ListKey,
    { sessionId, revision }: Pick<Window, 'sessionId' | 'revision'>,
  ): Promise<void> {
    await removeWindow(redis, keysOf(key), [sessionId, revision])
  },
})

type Numbers = [number, number, number, number, number, number, number, number]

const nextTurn = luaScript<[left: number, ...step: StepReply]>(NEXT_TURN)
const peekWindow = luaScript<(string | number)[] | null>(PEEK_WINDOW)
const installWindow = luaScript<number>(INSTALL_WINDOW)
const readAndRemoveWindow = luaScript<[string, number, number] | null>(READ_AND_REMOVE_WINDOW)
const removeWindow = luaScript<number>(REMOVE_WINDOW)

// Both keys and the user's rate limits have one hash tag, so they are on one node of a cluster.
function keysOf({ userId, list }: ListKey): string[] {
  const session = `shuffle:{${userId}}:${list}`
  return [session, `${session}:window`]
}

function assertValid({ base, indices, setStart, setSize, nextSize }: Window): void {
  if (indices.length < 1 || indices.length > MAX_WINDOW_TURNS)
    throw new RangeError(`A window has 1 to ${MAX_WINDOW_TURNS} entries.`)
  if (base < 1 || setStart > base || setSize < 1 || nextSize < 1)
    throw new RangeError('A window begins at turn 1 or later, inside a set with tracks.')
}
