import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Mode, Reason } from '@/lib/contract/shuffle'
import { explain, type Previous, type TrackList } from '@/lib/shuffle'
import type { DeckSet } from './deck'
import type { Knowledge } from './list'

type Explained = {
  list: TrackList
  ids: string[]
  order: Int32Array
  mode: Mode
  previous: Previous | undefined
  knowledge: Knowledge
  /** The first position that needs words; earlier ones keep theirs. */
  from?: number
}

/** Why each track of a set comes when it does, in words, computed when the set is built. */
export function reasonsFor({ list, ids, order, mode, previous, knowledge, from = 0 }: Explained) {
  const artistName = (key: string) => knowledge.artistNames.get(key) ?? 'this artist'
  const reasons: Reason[] = []
  for (let position = from; position < order.length; position++) {
    const entry = knowledge.entries.get(ids[order[position]!]!)
    const daysUnheard = entry && knowledge.stats.get(entry.songId)?.daysAgo
    reasons.push(explain(list, order, position, { mode, previous, artistName, daysUnheard }))
  }
  return reasons
}

/** Reasons as they are kept: mostly a few words many times over, so they shrink well. */
export const packReasons = (reasons: Reason[]): Uint8Array =>
  deflateRawSync(JSON.stringify(reasons.map(({ code, text }) => [code, text])), { level: 1 })

const unpacked = new WeakMap<DeckSet, Reason[]>()

/** The reasons of a set, one a position. */
export function reasonsOf(set: DeckSet): Reason[] {
  const known = unpacked.get(set)
  if (known) return known
  const pairs: [Reason['code'], string][] =
    set.reasons.length > 0 ? JSON.parse(inflateRawSync(set.reasons).toString()) : []
  const reasons = pairs.map(([code, text]) => ({ code, text }))
  unpacked.set(set, reasons)
  return reasons
}
