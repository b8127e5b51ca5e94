import { buildTrackList, type TrackList } from '@/lib/shuffle'

/** Returns a list with one artist per letter: "aab" is two tracks by a and one by b. */
export const letterList = (letters: string): TrackList =>
  buildTrackList([...letters].map((artist) => ({ artists: [artist] })))

/** Returns the track indices in list order. */
export const inOrder = (list: TrackList): Int32Array =>
  Int32Array.from({ length: list.size }, (_, track) => track)
