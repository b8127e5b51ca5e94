import { camelotName, keysFit } from './camelot'
import { hasArtist, tagsShared } from './clashes'
import { tempoChange } from './friction'
import { longTime, tracks } from './plain-words'
import type { TrackList } from './track-list'
import type { Mode, Previous } from './types'

export type ReasonCode =
  | 'artist_gap'
  | 'not_heard_long'
  | 'first_time'
  | 'only_way'
  | 'liked'
  | 'fits'
  | 'chance'

/** Why a track plays now: a code for machines, a few words for people. */
export type Reason = { code: ReasonCode; text: string }

export type ReasonContext = {
  mode: Mode
  previous?: Previous
  /** What to call an artist in the words, from its key; the key itself without it. */
  artistName?: (key: string) => string
  /** Days since the track was last heard, where that is known. */
  daysUnheard?: number
  /** Places back to the nearest track that shares an artist, where the caller knows; else searched. */
  nearest?: number
}

type Case = { list: TrackList; order: Int32Array; position: number; track: number } & ReasonContext

/** How far back a track of the same artist is looked for. */
const LOOK_BACK = 256
const SMOOTH_TEMPO = 0.08
/** Turns since its last play, in lengths of the list, from which a track was long unheard. */
const LONG_UNHEARD = 1.25
const LONG_UNHEARD_DAYS = 60

const EARLY: Record<Mode, readonly ((it: Case) => Reason | undefined)[]> = {
  balanced: [onlyWay, artistGap, firstTime, notHeardLong],
  fresh: [onlyWay, firstTime, notHeardLong, artistGap],
  favourites: [onlyWay, liked, artistGap, firstTime, notHeardLong],
  flow: [onlyWay, fits, artistGap, firstTime, notHeardLong],
  natural: [artistGap, firstTime, notHeardLong],
  random: [],
}

/**
 * Says why the track at a position of a set comes now. Looks at the tracks near it, and where its
 * artist may be pressing at what is left of that: O(window + tracks of the artist).
 */
export function explain(
  list: TrackList,
  order: Int32Array,
  position: number,
  context: ReasonContext,
): Reason {
  const it = { ...context, list, order, position, track: order[position]! }
  for (const reasonFor of EARLY[context.mode]) {
    const reason = reasonFor(it)
    if (reason) return reason
  }
  return { code: 'chance', text: 'drawn by chance' }
}

/** With c of R places left its artist's own, 2c >= R + 1 leaves no room to wait. */
function onlyWay(it: Case): Reason | undefined {
  const { list, order, position, track } = it
  const places = order.length - position
  for (let x = list.tagStart[track]!; x < list.tagStart[track + 1]!; x++) {
    const artist = list.tags[x]!
    if (places < 3 || 2 * list.artistCount[artist]! < places + 1) continue
    let left = 0
    for (let later = position; later < order.length; later++)
      if (hasArtist(list, order[later]!, artist)) left++
    if (2 * left < places + 1) continue
    const text =
      2 * left > places + 1
        ? `more than half of what is left is by ${nameOf(it, artist)}`
        : `the only way to keep two ${nameOf(it, artist)} songs apart`
    return { code: 'only_way', text }
  }
}

function artistGap(it: Case): Reason | undefined {
  const { list, order, position, track, previous } = it
  const tail = previous?.tail ?? new Int32Array(0)
  const reach = Math.min(LOOK_BACK, position + tail.length)
  for (let gap = it.nearest ?? 1; gap <= reach; gap++) {
    const before = gap <= position ? order[position - gap]! : tail.at(position - gap)!
    const artist = tagsShared(list, before, track)[0]
    if (artist === undefined) continue
    if (gap < 3 || before === track) return
    return { code: 'artist_gap', text: `${tracks(gap - 1)} since ${nameOf(it, artist)}` }
  }
}

function fits({ list, order, position, track, previous }: Case): Reason | undefined {
  const before = position > 0 ? order[position - 1]! : (previous?.tail.at(-1) ?? -1)
  if (before < 0) return
  const words: string[] = []
  const [from, to] = [list.camelot[before]!, list.camelot[track]!]
  if (from && to && keysFit(from, to)) words.push(`${camelotName(from)} to ${camelotName(to)}`)
  const [slow, fast] = [list.bpm[before]!, list.bpm[track]!]
  if (slow > 0 && fast > 0 && tempoChange(slow, fast) <= SMOOTH_TEMPO)
    words.push(`${Math.round(slow)} to ${Math.round(fast)} bpm`)
  return words.length ? { code: 'fits', text: words.join(', ') } : undefined
}

function liked({ list, track }: Case): Reason | undefined {
  return list.liked[track] ? { code: 'liked', text: 'one of those you like' } : undefined
}

function firstTime({ list, track }: Case): Reason | undefined {
  const isNew = list.age[track] === Number.POSITIVE_INFINITY
  return isNew ? { code: 'first_time', text: 'for the first time' } : undefined
}

function notHeardLong({
  list,
  position,
  track,
  previous,
  daysUnheard = 0,
}: Case): Reason | undefined {
  if (daysUnheard >= LONG_UNHEARD_DAYS)
    return { code: 'not_heard_long', text: `not heard for ${longTime(daysUnheard)}` }
  const place = previous?.position[track] ?? -1
  const turns = previous && place >= 0 ? previous.size - place + position : list.age[track]!
  if (!(turns >= LONG_UNHEARD * list.size)) return
  return { code: 'not_heard_long', text: `last heard ${turns} plays ago` }
}

function nameOf({ list, artistName }: Case, artist: number): string {
  const key = list.artistKeys[artist]!
  return artistName ? artistName(key) : key
}
