import type { Step } from './types'

/** Earlier steps than this before the shown one are deleted. */
const MAX_STEPS_BEHIND = 200

/** The known steps of the list that plays, by turn. */
export type Lookahead = {
  at: (turn: number) => Step | undefined
  add: (steps: readonly Step[]) => void
  /** Returns the known steps after a turn, up to the first gap. */
  after: (turn: number) => Step[]
  /** Deletes the steps after a turn, which an edit of the list may have changed. */
  deleteAfter: (turn: number) => void
  clear: () => void
}

/** Creates an empty lookahead. */
export function createLookahead(): Lookahead {
  const steps = new Map<number, Step>()
  return {
    at: (turn) => steps.get(turn),
    add(found) {
      for (const step of found) steps.set(step.turn, step)
    },
    after(turn) {
      for (const known of steps.keys()) if (known < turn - MAX_STEPS_BEHIND) steps.delete(known)
      const following: Step[] = []
      for (let step = steps.get(turn + 1); step; step = steps.get(step.turn + 1)) {
        following.push(step)
      }
      return following
    },
    deleteAfter(turn) {
      for (const known of steps.keys()) if (known > turn) steps.delete(known)
    },
    clear: () => steps.clear(),
  }
}
