import { countClashes, type PreviousSet, type ShuffleSetOptions, shuffleSet } from '@/lib/shuffle'
import { explainSet } from './explain-set'
import { packReasons, toStoredReason } from './pack-reasons'
import type { TrackFacts } from './track-facts'

/** The input of a set as plain values, which can be sent to another thread. */
export type BuildRequest = TrackFacts & {
  kind: 'build'
  options: ShuffleSetOptions & { previous?: PreviousSet }
}

/** `order` contains indices into the tracks, `reasons` packed reasons. */
export type BuiltSet = { order: Int32Array; reasons: Uint8Array }

/** Shuffles one set and explains each of its tracks. */
export function buildSet({ list, daysUnheard, artistNames, options }: BuildRequest): BuiltSet {
  const order = shuffleSet(list, options)
  const { mode, previous } = options
  const reasons = explainSet({ list, order, mode, previous, daysUnheard, artistNames })
  return { order, reasons: packReasons(reasons.map(toStoredReason), countClashes(list, order)) }
}
