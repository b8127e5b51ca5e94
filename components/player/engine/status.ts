import type { PlayerState } from './types'

/** Whether the listener wants to hear the current track; a button then pauses it. */
export const isPlayingOrLoading = ({ status }: Pick<PlayerState, 'status'>): boolean =>
  status === 'playing' || status === 'loading' || status === 'waiting'
