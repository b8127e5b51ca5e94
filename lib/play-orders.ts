import { MODES } from './shuffle/modes'

/** The orders in which a list plays: its own, or that of a mode of shuffle. */
export const PLAY_ORDERS = ['list', ...MODES] as const
/** Ways to continue after a track: the list ends, the list repeats, or the track repeats. */
export const REPEATS = ['off', 'all', 'one'] as const
