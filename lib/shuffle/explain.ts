import { areKeysCompatible, formatCamelot } from './camelot'
import { hasArtist, sharedArtists } from './clashes'
import { relativeTempoChange } from './friction'
import type { Mode } from './modes'
import type { ReasonFacts, TransitionParams } from './reason'
import type { TrackList } from './track-list'
import type { PreviousSet } from './types'

export type ReasonContext = {
  mode: Mode
  previous?: PreviousSet
  /** Returns the display name of an artist from its key; the key itself is used if absent. */
  artistName?: (key: string) => string
  /** Days since the track was last heard, if known. */
  daysUnheard?: number
  /** The distance to the nearest earlier track that shares an artist; searched for if absent. */
  artistDistance?: number
}

type Placement = {
  list: TrackList
  order: Int32Array
  position: number
  track: number
} & ReasonContext

/** The distance up to which an earlier track of the same artist is searched for. */
const MAX_ARTIST_DISTANCE = 256
const MAX_SMOOTH_TEMPO_CHANGE = 0.08
/** A track counts as long unheard from this distance, in lengths of the list, ... */
const LONG_UNHEARD_SETS = 1.25
/** ... or after this time. */
const LONG_UNHEARD_DAYS = 60
const DAYS_PER_MONTH = 30.44
const DAYS_PER_YEAR = 365.25

/** The reasons of each mode, in the order they are tried. */
const RULES: Record<Mode, readonly ((it: Placement) => ReasonFacts | undefined)[]> = {
  balanced: [onlyWay, artistGap, firstTime, notHeardLong],
  fresh: [onlyWay, firstTime, notHeardLong, artistGap],
  favourites: [onlyWay, liked, artistGap, firstTime, notHeardLong],
  flow: [onlyWay, fits, artistGap, firstTime, notHeardLong],
  natural: [artistGap, firstTime, notHeardLong],
  random: [],
}

/**
 * Returns why the track at a position of a set plays there. Examines up to 256 tracks before it, and
 * all tracks after it if its artist may have more than half of them.
 *
 * @example
 * const reason = explain(list, order, 12, { mode: 'balanced' })
 * formatReason(reason) // '12 tracks since Nina Simone'
 */
export function explain(
  list: TrackList,
  order: Int32Array,
  position: number,
  context: ReasonContext,
): ReasonFacts {
  const placement = { ...context, list, order, position, track: order[position]! }
  for (const rule of RULES[context.mode]) {
    const reason = rule(placement)
    if (reason) return reason
  }
  return { code: 'chance', params: { mode: context.mode } }
}

/** An artist with c of the R tracks left has to play now if 2c >= R + 1. */
function onlyWay(it: Placement): ReasonFacts | undefined {
  const { list, order, position, track } = it
  const left = order.length - position
  if (left < 3) return
  for (let x = list.trackArtistStart[track]!; x < list.trackArtistStart[track + 1]!; x++) {
    const artist = list.trackArtists[x]!
    if (2 * list.artistCount[artist]! < left + 1) continue
    let count = 0
    for (let later = position; later < order.length; later++)
      if (hasArtist(list, order[later]!, artist)) count++
    if (2 * count < left + 1) continue
    const cause = 2 * count > left + 1 ? 'majority' : 'separation'
    return { code: 'only_way', params: { artist: nameOf(it, artist), cause } }
  }
}

function artistGap(it: Placement): ReasonFacts | undefined {
  const { list, order, position, track, previous } = it
  const tail = previous?.tail ?? new Int32Array(0)
  const maxDistance = Math.min(MAX_ARTIST_DISTANCE, position + tail.length)
  for (let distance = it.artistDistance ?? 1; distance <= maxDistance; distance++) {
    const before =
      distance <= position ? order[position - distance]! : tail.at(position - distance)!
    const [artist] = sharedArtists(list, before, track)
    if (artist === undefined) continue
    if (distance < 3 || before === track) return
    return { code: 'artist_gap', params: { artist: nameOf(it, artist), tracks: distance - 1 } }
  }
}

function fits({ list, order, position, track, previous }: Placement): ReasonFacts | undefined {
  const before = position > 0 ? order[position - 1]! : (previous?.tail.at(-1) ?? -1)
  if (before < 0) return
  const params: TransitionParams = {}
  const [fromKey, toKey] = [list.camelot[before]!, list.camelot[track]!]
  if (fromKey && toKey && areKeysCompatible(fromKey, toKey)) {
    params.fromKey = formatCamelot(fromKey)
    params.toKey = formatCamelot(toKey)
  }
  const [fromBpm, toBpm] = [list.bpm[before]!, list.bpm[track]!]
  const isSmooth = relativeTempoChange(fromBpm, toBpm) <= MAX_SMOOTH_TEMPO_CHANGE
  if (fromBpm > 0 && toBpm > 0 && isSmooth) {
    params.fromBpm = Math.round(fromBpm)
    params.toBpm = Math.round(toBpm)
  }
  return params.toKey || params.toBpm ? { code: 'fits', params } : undefined
}

function liked({ list, track }: Placement): ReasonFacts | undefined {
  return list.liked[track] ? { code: 'liked', params: {} } : undefined
}

function firstTime({ list, track }: Placement): ReasonFacts | undefined {
  const isNew = list.age[track] === Number.POSITIVE_INFINITY
  return isNew ? { code: 'first_time', params: {} } : undefined
}

function notHeardLong(it: Placement): ReasonFacts | undefined {
  const { list, position, track, previous, daysUnheard = 0 } = it
  if (daysUnheard >= LONG_UNHEARD_DAYS)
    return { code: 'not_heard_long', params: monthsOrYears(daysUnheard) }
  const previousPosition = previous?.position[track] ?? -1
  const plays =
    previous && previousPosition >= 0
      ? previous.size - previousPosition + position
      : list.age[track]!
  if (!(plays >= LONG_UNHEARD_SETS * list.size)) return
  return { code: 'not_heard_long', params: { count: plays, unit: 'plays' } }
}

/** Whole years from two years on, else whole months. */
function monthsOrYears(days: number): { count: number; unit: 'months' | 'years' } {
  if (days >= 2 * DAYS_PER_YEAR) return { count: Math.floor(days / DAYS_PER_YEAR), unit: 'years' }
  return { count: Math.floor(days / DAYS_PER_MONTH), unit: 'months' }
}

function nameOf({ list, artistName }: Placement, artist: number): string {
  const key = list.artistKeys[artist]!
  return artistName ? artistName(key) : key
}
