import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ReasonFacts } from '@/lib/shuffle'
import type { DeckSet } from './deck'

/**
 * A reason in `shuffle_sets.reasons`: its code and params. Sets of earlier versions have an English
 * text in place of the params.
 */
export type StoredReason = [code: string, paramsOrText: unknown]

/** Encodes the reasons of a set as JSON, deflated: most of them occur many times. */
export const packReasons = (reasons: readonly StoredReason[]): Uint8Array =>
  deflateRawSync(JSON.stringify(reasons), { level: 1 })

export const toStoredReason = ({ code, params }: ReasonFacts): StoredReason => [code, params]

const unpacked = new WeakMap<DeckSet, StoredReason[]>()

/** Decodes the reasons of a set, one per position. */
export function unpackReasons(set: DeckSet): StoredReason[] {
  const known = unpacked.get(set)
  if (known) return known
  const reasons: StoredReason[] =
    set.reasons.length > 0 ? JSON.parse(inflateRawSync(set.reasons).toString()) : []
  unpacked.set(set, reasons)
  return reasons
}
