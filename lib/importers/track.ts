import { bounded, cleanText, textOrNull } from '@/lib/song-text/clean-text'
import { artistsOfCredit, type Credit } from '@/lib/song-text/credit'
import { yearOf } from './dates'
import { releaseDetails } from './release-details'
import { reasons, skipEvent } from './skip'
import type { ImportEvent, ParsedTrack } from './types'

const LONGEST_MS = 24 * 60 * 60 * 1000
const MAX_NAMES = 50
const MAX_JOIN = 40
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Z}]/u

type Given = Partial<ParsedTrack> & { line: number; title: string }

/**
 * A track event with everything cleaned and whatever the file left out set to its empty form; a
 * skip where nothing of the title can be seen.
 */
export function trackEvent(given: Given): ImportEvent {
  const title = cleanText(given.title)
  if (!VISIBLE.test(title)) {
    const text = `${given.artists?.join(', ') ?? ''} ${given.location ?? ''}`
    return skipEvent({ line: given.line, reason: reasons.noTitle, text })
  }
  const credit = given.credit && cleanCredit(given.credit)
  const details = releaseDetails(given)
  const track: ParsedTrack = {
    line: given.line,
    title,
    artists: credit ? artistsOfCredit(credit) : cleanNames(given.artists),
    album: textOrNull(given.album),
    albumArtists: cleanNames(given.albumArtists),
    durationMs: duration(given.durationMs),
    isrc: isrc(given.isrc),
    spotifyId: given.spotifyId ?? null,
    youtubeId: given.youtubeId ?? null,
    explicit: given.explicit ?? false,
    genres: cleanNames(given.genres),
    releaseYear: given.releaseYear ?? yearOf(details.releaseDate),
    coverUrl: httpsUrl(given.coverUrl),
    addedAt: given.addedAt ?? null,
    location: textOrNull(given.location),
    ...details,
  }
  if (credit && !isPlainList(credit)) track.credit = credit
  if (given.liked) track.liked = true
  if (given.songId) track.songId = given.songId
  if (given.excluded !== undefined) track.excluded = given.excluded
  return { type: 'track', track }
}

function cleanNames(names: string[] = []): string[] {
  const clean = names.slice(0, MAX_NAMES).map(cleanText)
  return [...new Set(clean.filter((name) => name !== ''))]
}

/** Whether the names alone are all that a credit states. */
const isPlainList = ({ text, parts, isListed }: Credit): boolean =>
  parts.length === 0 || (isListed && text === parts.map(({ name }) => name).join(', '))

/** Spaces in the joins are kept: they are part of the text. */
function cleanCredit({ text, parts, isListed }: Credit): Credit {
  const clean = parts.slice(0, MAX_NAMES).map(({ name, join }) => ({
    name: cleanText(name),
    join: join.slice(0, MAX_JOIN).replace(/\s+/g, ' '),
  }))
  const named = clean.filter(({ name }) => name !== '')
  return { text: cleanText(text), parts: named, isListed }
}

function duration(ms: number | null | undefined): number | null {
  if (ms === null || ms === undefined || !(ms > 0 && ms <= LONGEST_MS)) return null
  return Math.round(ms)
}

/** ISO 3901: two letters, three letters or digits, seven digits; dashes are dropped. */
function isrc(text: string | null | undefined): string | null {
  const code = bounded(text ?? '')
    .replace(/[-\s]/g, '')
    .toUpperCase()
  return /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(code) ? code : null
}

function httpsUrl(text: string | null | undefined): string | null {
  if (!text?.startsWith('https://') || text.length > 2000) return null
  return URL.canParse(text) ? text : null
}
