import { createStore } from 'zustand'
import type { Song } from '@/lib/contract/song'

/** The song whose details were changed last in this tab, so that the player shows them at once. */
export const changedSong = createStore<{ song: Song | undefined }>(() => ({ song: undefined }))
