import { orderOf } from './current-track'
import type { CurrentTrack, PlayerState, Repeat, Step } from './types'

/** A list in its own order plays once; a shuffled one plays set after set. */
export const DEFAULT_REPEATS: PlayerState['repeats'] = { list: 'off', shuffle: 'all' }

const FOLLOWING: Record<Repeat, Repeat> = { off: 'all', all: 'one', one: 'off' }

/** Returns the repetition of the order that plays. */
export const selectRepeat = ({ current, repeats }: PlayerState): Repeat =>
  repeats[orderOf(current?.source)]

/** Returns the repetition that the button and the shortcut choose next. */
export const repeatAfter = (repeat: Repeat): Repeat => FOLLOWING[repeat]

/** Returns the steps of the set or pass of the current track; all unless nothing is repeated. */
export function stepsToShow(state: PlayerState, steps: Step[]): Step[] {
  const { current } = state
  if (!current || current.turn === 0 || selectRepeat(state) !== 'off') return steps
  const end = steps.findIndex((step) => step.set !== current.set)
  return end < 0 ? steps : steps.slice(0, end)
}

/**
 * Returns whether playback ends at the current track. `next` is the step after it; without it, the end
 * of a set is known by its size, that of a list is not.
 */
export function isLastToPlay(state: PlayerState, next: Step | undefined): boolean {
  const { current } = state
  if (!current || current.turn === 0 || selectRepeat(state) !== 'off') return false
  if (next) return next.set !== current.set
  return isShuffled(current) && current.setSize > 0 && current.position + 1 >= current.setSize
}

const isShuffled = ({ source }: CurrentTrack): boolean => orderOf(source) === 'shuffle'
