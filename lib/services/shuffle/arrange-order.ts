import { countClashes, type Mode, type PreviousSet, settleTracks } from '@/lib/shuffle'
import type { BuiltSet } from './build-set'
import { explainSet } from './explain-set'
import { packReasons, readReasons, toStoredReason } from './pack-reasons'
import type { TrackFacts } from './track-facts'

/** The input of a repair of a changed order as plain values, which can be sent to another thread. */
export type ArrangeRequest = TrackFacts & {
  kind: 'arrange'
  /** The order after the change; a track that was returned is in it more than once. */
  order: Int32Array
  reasons: Uint8Array
  /** The tracks that were moved to where chance, or the listener, put them. */
  added: readonly number[]
  /** The first position that may still change. */
  from: number
  mode: Mode
  previous: PreviousSet | undefined
}

/** Repairs an order from a position on, and explains that part again. */
export function arrangeOrder(request: ArrangeRequest): BuiltSet {
  const { list, from, mode, previous, daysUnheard, artistNames } = request
  const order = request.order.slice()
  settleTracks(list, order, from, new Set(request.added))
  const explained = explainSet({ list, order, mode, previous, from, daysUnheard, artistNames })
  const reasons = [...readReasons(request.reasons, 0, from), ...explained.map(toStoredReason)]
  return { order, reasons: packReasons(reasons, countClashes(list, order)) }
}
