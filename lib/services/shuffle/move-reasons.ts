import { z } from 'zod'
import type { Mode } from '@/lib/shuffle'
import { explainSet, shortenName } from './explain-set'
import { readReasons, replaceReasons, type StoredReason, toStoredReason } from './pack-reasons'
import { MAX_REASON_DISTANCE, type SpliceWindow } from './splice-windows'
import type { TrackFacts } from './track-facts'

type Move = {
  /** The packed reasons of the set, changed in later windows only. */
  reasons: Uint8Array
  /** The order before the change. */
  before: Int32Array
  /** The order after it. */
  order: Int32Array
  window: SpliceWindow
  /** The members of `facts` in the order of the window. */
  settled: Int32Array
  facts: TrackFacts
  isNew: ReadonlySet<number>
  mode: Mode
}

const GapParams = z.object({ artist: z.string(), tracks: z.int() })

/**
 * Returns the reasons of a set after the tracks of a window have moved. Reasons are kept; those that
 * name a distance or the track before are adapted, and those of new tracks are created.
 */
export function moveReasons(move: Move): Uint8Array {
  const { reasons, before, order, window, mode } = move
  const oldStart = window.start - window.shift
  const end = Math.min(order.length, window.end + MAX_REASON_DISTANCE)
  const oldEnd = end - window.shift - window.delta
  const stored = readReasons(reasons, oldStart, oldEnd)
  const positions = matchPositions(
    { order: before, start: oldStart, end: oldEnd },
    { order, start: window.start, end },
  )
  const adapt = createAdapter(move, oldStart, positions.toNew)
  const explained = explainWindow(move)
  const moved = Array.from({ length: end - window.start }, (_, n): StoredReason => {
    const oldPosition = positions.toOld.get(window.start + n)
    const reason = oldPosition === undefined ? undefined : stored[oldPosition - oldStart]
    const kept = reason && oldPosition !== undefined && adapt(reason, oldPosition, window.start + n)
    return kept || explained[n] || ['chance', { mode }]
  })
  return replaceReasons(reasons, { start: oldStart, end: oldEnd }, moved)
}

type Part = { order: Int32Array; start: number; end: number }

/** Maps the positions of the tracks in a part of an order to those after a change, and back. */
function matchPositions(before: Part, after: Part) {
  const toOld = new Map<number, number>()
  const toNew = new Map<number, number>()
  // A track that was returned can be in a part twice.
  const left = new Map<number, number[]>()
  for (let at = before.start; at < before.end; at++) {
    const track = before.order[at]!
    left.set(track, [...(left.get(track) ?? []), at])
  }
  for (let at = after.start; at < after.end; at++) {
    const old = left.get(after.order[at]!)?.shift()
    if (old === undefined) continue
    toOld.set(at, old)
    toNew.set(old, at)
  }
  return { toOld, toNew }
}

function explainWindow({ facts, settled, mode }: Move): StoredReason[] {
  return explainSet({ ...facts, order: settled, mode, previous: undefined }).map(toStoredReason)
}

/** Returns a function that adapts a reason to a new position; undefined if it is no longer true. */
function createAdapter(move: Move, oldStart: number, newPositions: ReadonlyMap<number, number>) {
  const { before, order, window } = move
  const newArtists = listNewArtists(move)

  const earlierPosition = (oldPosition: number): number | undefined => {
    // Negative positions are those of the set before.
    if (oldPosition < 0) return oldPosition
    if (oldPosition < oldStart) return oldPosition + window.shift
    return newPositions.get(oldPosition)
  }

  function adaptGap(params: unknown, oldPosition: number, position: number) {
    const gap = GapParams.safeParse(params)
    if (!gap.success) return undefined
    const { artist, tracks } = gap.data
    const earlier = earlierPosition(oldPosition - tracks - 1)
    if (earlier === undefined) return undefined
    const nearest = newArtists
      .filter((added) => added.position < position && added.names.has(artist))
      .reduce((latest, added) => Math.max(latest, added.position), earlier)
    const between = position - nearest - 1
    const adapted: StoredReason = ['artist_gap', { artist, tracks: between }]
    return between >= 2 ? adapted : undefined
  }

  return (reason: StoredReason, oldPosition: number, position: number) => {
    const [code, params] = reason
    if (code === 'artist_gap') return adaptGap(params, oldPosition, position)
    if (code === 'fits' && before[oldPosition - 1] !== order[position - 1]) return undefined
    return reason
  }
}

/** Lists the positions of the new tracks of a window with the names of their artists. */
function listNewArtists({ order, window, settled, facts, isNew }: Move) {
  const { list, artistNames } = facts
  return Array.from(settled, (member, n) => ({ member, position: window.start + n }))
    .filter(({ position }) => isNew.has(order[position]!))
    .map(({ member, position }) => {
      const numbers = list.trackArtists.subarray(
        list.trackArtistStart[member],
        list.trackArtistStart[member + 1],
      )
      const names = Array.from(numbers, (artist) =>
        shortenName(artistNames.get(list.artistKeys[artist]!) ?? ''),
      )
      return { position, names: new Set(names) }
    })
}
