import {
  type AddedTrack,
  countClashes,
  insertTracks,
  type Mode,
  type PreviousSet,
  removeTracks,
} from '@/lib/shuffle'
import type { BuiltSet } from './build-set'
import { explainSet } from './explain-set'
import { packReasons, readReasons, toStoredReason } from './pack-reasons'
import type { TrackFacts } from './track-facts'

/** The input of a change of a set as plain values, which can be sent to another thread. */
export type SpliceRequest = TrackFacts & {
  kind: 'splice'
  order: Int32Array
  reasons: Uint8Array
  /** The first position that was not handed out. */
  from: number
  removed: Int32Array
  added: readonly AddedTrack[]
  seed: string
  mode: Mode
  previous: PreviousSet | undefined
}

/** Removes and adds tracks in the part of a set that was not handed out, and explains it again. */
export function spliceOrder(request: SpliceRequest): BuiltSet {
  const { list, from, removed, added, seed, mode, previous, daysUnheard, artistNames } = request
  const kept = removeTracks(list, request.order, from, new Set(removed))
  const order = insertTracks(list, kept, from, added, seed)
  const explained = explainSet({ list, order, mode, previous, from, daysUnheard, artistNames })
  const reasons = [...readReasons(request.reasons, 0, from), ...explained.map(toStoredReason)]
  return { order, reasons: packReasons(reasons, countClashes(list, order)) }
}
