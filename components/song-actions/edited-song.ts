import { createStore } from '@/components/ui/store'
import type { Song } from '@/lib/contract/songs'

/** The upload whose details are being changed. Menus close before a dialog opens: it lives apart. */
export const editedSong = createStore<{ song: Song | undefined }>({ song: undefined })

export const editSong = (song: Song): void => editedSong.set({ song })
