import { createStore } from 'zustand'
import type { Song } from '@/lib/contract/song'

/** The song whose details were changed last in this tab, so that the player shows them at once. */
export const changedSong = createStore<{ song: Song | undefined }>(() => ({ song: undefined }))

/** The songs whose texts were repaired or restored last in this tab; the player reads its own again. */
export const repairedSongs = createStore<{ songIds: string[] }>(() => ({ songIds: [] }))
