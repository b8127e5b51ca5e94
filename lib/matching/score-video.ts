import { compareLengths, maxStrongDifferenceMs } from './length'
import { isNeutral } from './neutral-tokens'
import { scoreArtist } from './score-artist'
import { scoreVersion } from './score-version'
import { readSongTitle, type SongTitle } from './song-title'
import { findPositions, isSimilarToken, tokenize } from './tokens'
import type { Recording, Video, VideoScore } from './types'
import { findPartNumber } from './versions'
import { type TitleToken, tokenizeVideoTitle } from './video-title'

const MIN_SCORE = 60
const MIN_SURE_SCORE = 80

/**
 * Scores whether a video plays a recording by its length, title, artist, channel and version, each of
 * which must match in both directions; never by its number of views. Null if it does not.
 */
export function scoreVideo(recording: Recording, video: Video): VideoScore | null {
  const length = scoreLength(recording, video)
  if (!length) return null
  const song = readSongTitle(recording.title)
  const tokens = tokenizeVideoTitle(video.title)
  const part = compareParts(recording.title, tokens)
  if (part === 'different') return null
  const spans = findNameSpans(song, tokens).map((span) =>
    scoreSpan(span, { song, tokens, recording, video }),
  )
  const [best] = spans.filter((span) => span !== null).sort((a, b) => b.points - a.points)
  if (!best) return null
  const score = Math.round(Math.max(0, Math.min(100, best.points + length.points)))
  if (score < MIN_SCORE) return null
  const isSure = score >= MIN_SURE_SCORE && length.isSure && best.isSure && part === 'same'
  return { score, isSure, reasons: [length.reason, ...best.reasons] }
}

/** Compares the numbers of parts. A video without a number may still be the part. */
function compareParts(title: string, tokens: TitleToken[]): 'same' | 'unknown' | 'different' {
  const expected = findPartNumber(tokenize(title))
  const found = findPartNumber(tokens.map(({ token }) => token))
  if (expected === found) return 'same'
  return found === null ? 'unknown' : 'different'
}

function scoreLength({ durationMs: expectedMs }: Recording, { durationMs: foundMs }: Video) {
  const fit = compareLengths(expectedMs, foundMs)
  if (fit === 'none') return null
  if (fit === 'unknown' || expectedMs === null || foundMs === null) {
    return { points: 15, isSure: false, reason: 'Unknown length' }
  }
  const differenceMs = Math.abs(expectedMs - foundMs)
  const seconds = Math.round(differenceMs / 1_000)
  if (fit === 'weak') {
    return { points: 18, isSure: false, reason: `${seconds} seconds off` }
  }
  const reason = seconds < 2 ? 'The same length' : `${seconds} seconds off`
  return {
    points: 40 - 8 * (differenceMs / maxStrongDifferenceMs(expectedMs)),
    isSure: true,
    reason,
  }
}

/** The song name in the title of a video: tokens `from` to `to` - 1. `name` is its index in `SongTitle.names`. */
type Span = { from: number; to: number; name: number; isExact: boolean }

function findNameSpans({ names }: SongTitle, titleTokens: TitleToken[]): Span[] {
  const tokens = titleTokens.map(({ token }) => token)
  for (const [name, tokensOfName] of names.entries()) {
    const exact = findPositions(tokensOfName, tokens)
    const found = exact.length > 0 ? exact : findPositions(tokensOfName, tokens, isSimilarToken)
    if (found.length === 0) continue
    const isExact = exact.length > 0
    return found.map((from) => ({ from, to: from + tokensOfName.length, name, isExact }))
  }
  return []
}

type Comparison = { song: SongTitle; tokens: TitleToken[]; recording: Recording; video: Video }
type SpanScore = { points: number; isSure: boolean; reasons: string[] }

function scoreSpan(span: Span, { song, tokens, recording, video }: Comparison): SpanScore | null {
  const rest = tokens.filter((_, at) => at < span.from || at >= span.to)
  const artist = scoreArtist(rest, recording, video)
  if (!artist) return null
  const version = scoreVersion(artist.rest, song, video, artist.isOwnChannel)
  if (!version) return null
  const nameParts = new Set(tokens.slice(span.from, span.to).map(({ part }) => part))
  const unknown = artist.rest.filter(
    ({ token }) => !isNeutral(token) && !version.explained.has(token),
  )
  // An unknown word next to the name makes it another name: "Hello" is not "Hello Goodbye".
  if (unknown.some(({ part }) => nameParts.has(part))) return null
  const isSubtitleMissing = song.hasSubtitle && span.name > 0
  const asides = unknown.filter(({ isAside }) => isAside)
  if (isSubtitleMissing && asides.length > 0) return null
  const besideCount = unknown.length - asides.length
  const title = (span.name === 0 ? 30 : 26) - (span.isExact ? 0 : 8)
  const points =
    title +
    artist.points +
    version.points -
    (besideCount > 0 ? 25 : 0) -
    Math.min(8, asides.length * 3)
  const reasons = [...artist.reasons, ...version.reasons]
  if (besideCount > 0) reasons.push('The title has further words')
  return { points, isSure: artist.isSure, reasons }
}
