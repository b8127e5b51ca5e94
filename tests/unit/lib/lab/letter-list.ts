import { buildTrackList, type TrackList } from '@/lib/shuffle'

/** A list of one artist a letter: "aab" is two tracks by a and one by b. */
export const letterList = (letters: string): TrackList =>
  buildTrackList([...letters].map((artist) => ({ artists: [artist] })))

/** The list in its own order. */
export const inOrder = (list: TrackList): Int32Array =>
  Int32Array.from({ length: list.size }, (_, track) => track)
