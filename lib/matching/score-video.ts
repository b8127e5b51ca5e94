import { lengthFit, strongBound } from './length'
import { isNeutral } from './neutral-words'
import { scoreArtist } from './score-artist'
import { scoreVersion } from './score-version'
import { readSongTitle, type SongTitle } from './song-title'
import { isNearly, placesOf } from './tokens'
import type { Verdict, Video, Wanted } from './types'
import { readVideoTitle, type Word } from './video-title'

const ACCEPTED = 60
const SURE = 80

/**
 * Whether a video plays a recording, judged by length, title, artist, channel and version words,
 * each of which must agree both ways; never by how often it was watched. Null where it does not.
 */
export function scoreVideo(wanted: Wanted, video: Video): Verdict | null {
  const length = scoreLength(wanted, video)
  if (!length) return null
  const song = readSongTitle(wanted.title)
  const words = readVideoTitle(video.title)
  const spans = spansOf(song, words).map((span) => judge(span, { song, words, wanted, video }))
  const best = spans.filter((verdict) => verdict !== null).sort((a, b) => b.points - a.points)[0]
  if (!best) return null
  const score = Math.round(Math.max(0, Math.min(100, best.points + length.points)))
  if (score < ACCEPTED) return null
  const isSure = score >= SURE && length.isSure && best.isSure
  return { score, isSure, reasons: [length.reason, ...best.reasons] }
}

function scoreLength({ durationMs: wantedMs }: Wanted, { durationMs: foundMs }: Video) {
  const fit = lengthFit(wantedMs, foundMs)
  if (fit === 'none') return null
  if (fit === 'unknown') return { points: 15, isSure: false, reason: 'Its length is not known' }
  const apart = Math.abs(wantedMs! - foundMs!)
  const seconds = Math.round(apart / 1_000)
  if (fit === 'weak') {
    return { points: 18, isSure: false, reason: `${seconds} seconds off` }
  }
  const reason = seconds < 2 ? 'The same length' : `${seconds} seconds off`
  return { points: 40 - 8 * (apart / strongBound(wantedMs!)), isSure: true, reason }
}

/** Where the song's name stands in a video's title: word `from` to `to` - 1. */
type Span = { from: number; to: number; name: number; isExact: boolean }

function spansOf({ names }: SongTitle, words: Word[]): Span[] {
  const tokens = words.map((word) => word.token)
  for (const [name, tokensOfName] of names.entries()) {
    const exact = placesOf(tokensOfName, tokens)
    const found = exact.length > 0 ? exact : placesOf(tokensOfName, tokens, isNearly)
    if (found.length === 0) continue
    const isExact = exact.length > 0
    return found.map((from) => ({ from, to: from + tokensOfName.length, name, isExact }))
  }
  return []
}

type Scene = { song: SongTitle; words: Word[]; wanted: Wanted; video: Video }
type Judged = { points: number; isSure: boolean; reasons: string[] }

function judge(span: Span, { song, words, wanted, video }: Scene): Judged | null {
  const rest = words.filter((_, at) => at < span.from || at >= span.to)
  const artist = scoreArtist(rest, wanted, video)
  if (!artist) return null
  const version = scoreVersion(artist.rest, song, video, artist.isTheirs)
  if (!version) return null
  const here = new Set(words.slice(span.from, span.to).map((word) => word.part))
  const strange = artist.rest.filter(
    ({ token }) => !isNeutral(token) && !version.explained.has(token),
  )
  // A word beside the name makes it another name: "Hello" is not "Hello Goodbye".
  if (strange.some(({ part }) => here.has(part))) return null
  const isSubtitleMissing = song.hasSubtitle && span.name > 0
  const asides = strange.filter((word) => word.isAside)
  if (isSubtitleMissing && asides.length > 0) return null
  const beside = strange.length - asides.length
  const title = (span.name === 0 ? 30 : 26) - (span.isExact ? 0 : 8)
  const points =
    title + artist.points + version.points - (beside > 0 ? 25 : 0) - Math.min(8, asides.length * 3)
  const reasons = [...artist.reasons, ...version.reasons]
  if (beside > 0) reasons.push('The title says more than the song’s name')
  return { points, isSure: artist.isSure, reasons }
}
