import { createStore } from 'zustand'
import type { Song } from '@/lib/contract/song'

/** The songs whose letters are wrong, for the dialog that repairs them; undefined if it is closed. */
export const misreadSongs = createStore<{ songs: Song[] | undefined }>(() => ({
  songs: undefined,
}))

/** Opens the dialog that repairs the letters of songs. */
export const repairTexts = (songs: Song[]): void => misreadSongs.setState({ songs })

/** Letters and signs that take the place of others if a text is read as Latin. */
const LATIN_LETTERS = /[\u00a1-\u00ff\u0152-\u0192\u2013-\u2122]/

/** Whether a song has letters that may be wrong: those of Latin with accents. */
export function mayBeMisread({ title, artists, album }: Song): boolean {
  const texts = [title, album?.title ?? '', ...artists.map(({ name }) => name)]
  return texts.some((text) => LATIN_LETTERS.test(text))
}
