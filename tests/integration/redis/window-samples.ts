import type { Window } from '@/db/redis/shuffle-windows'
import type { ListKey } from '@/lib/list-id'

let keys = 0
/** A new list of a new user. */
export const aKey = (): ListKey => ({ userId: crypto.randomUUID(), list: `list-${keys++}` })

/** A full window at the start of a session over 1,000 tracks: 511, 510, ... */
export const aWindow = (changes: Partial<Window> = {}): Window => ({
  sessionId: '0192f7aa-3333-7111-8111-aaaaaaaaaaaa',
  revision: 1,
  turn: 0,
  base: 1,
  indices: Int32Array.from({ length: 512 }, (_, at) => 511 - at),
  set: 0,
  setStart: 1,
  setSize: 1_000,
  nextSize: 1_000,
  ...changes,
})
