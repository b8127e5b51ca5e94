import {
  buildTrackList,
  type PreviousSet,
  type ShuffleSetOptions,
  type ShuffleTrack,
  shuffleSet,
} from '@/lib/shuffle'
import { explainSet } from './explain-set'
import { packReasons, toStoredReason } from './pack-reasons'

/** The input of a set as plain values, which can be sent to another thread. */
export type SetRequest = {
  tracks: ShuffleTrack[]
  /** Days since each track was last heard; undefined if it never was. */
  daysUnheard: (number | undefined)[]
  artistNames: Map<string, string>
  options: ShuffleSetOptions & { previous?: PreviousSet }
}

/** `order` contains indices into the tracks, `reasons` packed reasons. */
export type BuiltSet = { order: Int32Array; reasons: Uint8Array }

/** Shuffles one set and explains each of its tracks. */
export function buildSet({ tracks, daysUnheard, artistNames, options }: SetRequest): BuiltSet {
  const list = buildTrackList(tracks)
  const order = shuffleSet(list, options)
  const { mode, previous } = options
  const reasons = explainSet({ list, order, mode, previous, daysUnheard, artistNames })
  return { order, reasons: packReasons(reasons.map(toStoredReason)) }
}
