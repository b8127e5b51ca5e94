import type { ShuffleStep } from '@/lib/contract/shuffle'

/** The turns of a list that are known: heard ones, and those to come. */
export type Lookahead = {
  at: (turn: number) => ShuffleStep | undefined
  learn: (steps: readonly ShuffleStep[]) => void
  /** What follows a turn without a hole. */
  after: (turn: number) => ShuffleStep[]
  /** Forgets what comes after a turn: an edit may have changed it. */
  forgetAfter: (turn: number) => void
}

/** Makes an empty memory of turns. */
export function createLookahead(): Lookahead {
  const steps = new Map<number, ShuffleStep>()
  return {
    at: (turn) => steps.get(turn),
    learn(found) {
      for (const step of found) steps.set(step.turn, step)
    },
    after(turn) {
      const found: ShuffleStep[] = []
      for (let at = turn + 1; steps.has(at); at++) found.push(steps.get(at) as ShuffleStep)
      return found
    },
    forgetAfter(turn) {
      for (const known of steps.keys()) if (known > turn) steps.delete(known)
    },
  }
}
