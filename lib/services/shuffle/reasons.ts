import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Mode, Reason } from '@/lib/contract/shuffle'
import { explain, formatReason, type PreviousSet, type TrackList } from '@/lib/shuffle'
import type { DeckSet } from './deck'

type Explained = {
  list: TrackList
  order: Int32Array
  mode: Mode
  previous: PreviousSet | undefined
  daysUnheard: (number | undefined)[]
  artistNames: Map<string, string>
  /** The first position that needs words; earlier ones keep theirs. */
  from?: number
}

/** Letters of an artist's name in a reason: who it is, not all that is written. */
const NAME_LENGTH = 80
const TEXT_LENGTH = 300

const inShort = (name: string) =>
  name.length <= NAME_LENGTH ? name : `${name.slice(0, NAME_LENGTH - 1).toWellFormed()}…`

/** Why each track of a set comes when it does, in words, computed when the set is built. */
export function reasonsFor({ list, order, mode, previous, from = 0, ...known }: Explained) {
  const artistName = (key: string) => inShort(known.artistNames.get(key) ?? 'this artist')
  const reasons: Reason[] = []
  const gapAt = gapFinder(list, order, previous)
  for (let position = 0; position < order.length; position++) {
    const nearest = gapAt(position)
    if (position < from) continue
    const daysUnheard = known.daysUnheard[order[position]!]
    const context = { mode, previous, artistName, daysUnheard, artistDistance: nearest }
    const reason = explain(list, order, position, context)
    reasons.push(worthSaying({ code: reason.code, text: formatReason(reason) }, mode))
  }
  return reasons
}

// That chance had a hand in it says something only where nothing else had.
const worthSaying = (reason: Reason, mode: Mode): Reason =>
  reason.code === 'chance' && mode !== 'random' ? { ...reason, text: '' } : reason

// One pass over the set instead of a search backwards from each position.
function gapFinder(list: TrackList, order: Int32Array, previous: PreviousSet | undefined) {
  const lastAt = new Map<number, number>()
  const tagsOf = (track: number) =>
    list.trackArtists.subarray(list.trackArtistStart[track], list.trackArtistStart[track + 1])
  const tail = previous?.tail ?? []
  tail.forEach((track, at) => {
    for (const artist of tagsOf(track)) lastAt.set(artist, at - tail.length)
  })
  return (position: number): number => {
    let nearest = Number.POSITIVE_INFINITY
    for (const artist of tagsOf(order[position]!)) {
      const before = lastAt.get(artist)
      if (before !== undefined) nearest = Math.min(nearest, position - before)
      lastAt.set(artist, position)
    }
    return nearest
  }
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
  // Kept ones may be of a time when a name stood in them at any length.
  const reasons = pairs.map(([code, text]) => ({ code, text: text.slice(0, TEXT_LENGTH) }))
  unpacked.set(set, reasons)
  return reasons
}
