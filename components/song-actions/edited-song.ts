import { createStore } from 'zustand'
import type { Song } from '@/lib/contract/song'

/**
 * The upload whose details are being edited. The dialog is rendered apart from the menu that opens
 * it, because a menu unmounts its rows when it closes.
 */
export const editedSong = createStore<{ song: Song | undefined }>(() => ({ song: undefined }))

/** Opens the details of an upload. */
export const editSong = (song: Song): void => editedSong.setState({ song })
