import {
  buildTrackList,
  type PreviousSet,
  type ShuffleSetOptions,
  type ShuffleTrack,
  shuffleSet,
} from '@/lib/shuffle'
import { packReasons, reasonsFor } from './reasons'

/** All that dealing a set takes, as plain values: it may travel to another thread. */
export type DealWork = {
  tracks: ShuffleTrack[]
  /** Days since each track was last heard; undefined where it never was. */
  daysUnheard: (number | undefined)[]
  artistNames: Map<string, string>
  options: ShuffleSetOptions & { previous?: PreviousSet }
}

export type Dealt = { order: Int32Array; reasons: Uint8Array }

/** Deals one set and finds the words for each of its tracks. */
export function dealWork({ tracks, daysUnheard, artistNames, options }: DealWork): Dealt {
  const list = buildTrackList(tracks)
  const order = shuffleSet(list, options)
  const { mode, previous } = options
  const reasons = reasonsFor({ list, order, mode, previous, daysUnheard, artistNames })
  return { order, reasons: packReasons(reasons) }
}
