import { vi } from 'vitest'

/** Replacements of the server actions of `@/lib/actions/playlist-tracks`. */
export const addTracksAction = vi.fn()
export const addManyTracksAction = vi.fn()
export const changeTrackAction = vi.fn()
export const excludeTracksAction = vi.fn()
export const moveTracksAction = vi.fn()
export const removeTracksAction = vi.fn()
export const restoreTracksAction = vi.fn()
