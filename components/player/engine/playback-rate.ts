import { createStore } from 'zustand'

/** The speeds of playback. */
export const PLAYBACK_RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const

/** The speed at which audio files play in this tab; the pitch stays. */
export const playbackRate = createStore<{ rate: number }>(() => ({ rate: 1 }))
