import { boundText, cleanText, cleanTextOrNull } from '@/lib/song-text/clean-text'
import { type Credit, creditArtists } from '@/lib/song-text/credit'
import { parseYear } from './dates'
import { validReleaseDetails } from './release-details'
import { skipEvent } from './skip'
import type { ParsedTrack, RowEvent } from './types'

const MAX_DURATION_MS = 24 * 60 * 60 * 1000
const MAX_NAMES = 50
const MAX_JOIN_CHARACTERS = 40
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Z}]/u

type TrackInput = Partial<ParsedTrack> & { line: number; title: string }

/**
 * Creates a track event with clean and valid fields; absent and invalid fields get their empty
 * value. Returns a skip if the title has no visible character.
 */
export function trackEvent(given: TrackInput): RowEvent {
  const title = cleanText(given.title)
  if (!VISIBLE.test(title)) {
    const text = `${given.artists?.join(', ') ?? ''} ${given.location ?? ''}`
    return skipEvent({ line: given.line, code: 'no_title', text })
  }
  const credit = given.credit && cleanCredit(given.credit)
  const details = validReleaseDetails(given)
  const track: ParsedTrack = {
    line: given.line,
    title,
    artists: credit ? creditArtists(credit) : cleanNames(given.artists),
    album: cleanTextOrNull(given.album),
    albumArtists: cleanNames(given.albumArtists),
    durationMs: validDuration(given.durationMs),
    isrc: validIsrc(given.isrc),
    spotifyId: given.spotifyId ?? null,
    youtubeId: given.youtubeId ?? null,
    explicit: given.explicit ?? false,
    genres: cleanNames(given.genres),
    releaseYear: given.releaseYear ?? parseYear(details.releaseDate),
    coverUrl: validHttpsUrl(given.coverUrl),
    addedAt: given.addedAt ?? null,
    location: cleanTextOrNull(given.location),
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

/** True if the credit contains nothing but the names. */
const isPlainList = ({ text, parts, isListed }: Credit): boolean =>
  parts.length === 0 || (isListed && text === parts.map(({ name }) => name).join(', '))

/** Cleans names. Keeps spaces in joins, which are part of the text. */
function cleanCredit({ text, parts, isListed }: Credit): Credit {
  const clean = parts.slice(0, MAX_NAMES).map(({ name, join }) => ({
    name: cleanText(name),
    join: join.slice(0, MAX_JOIN_CHARACTERS).replace(/\s+/g, ' '),
  }))
  const named = clean.filter(({ name }) => name !== '')
  return { text: cleanText(text), parts: named, isListed }
}

function validDuration(ms: number | null | undefined): number | null {
  if (ms === null || ms === undefined || !(ms > 0 && ms <= MAX_DURATION_MS)) return null
  return Math.round(ms)
}

/** ISO 3901: two letters, three letters or digits, seven digits. Removes dashes. */
function validIsrc(text: string | null | undefined): string | null {
  const code = boundText(text ?? '')
    .replace(/[-\s]/g, '')
    .toUpperCase()
  return /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(code) ? code : null
}

function validHttpsUrl(text: string | null | undefined): string | null {
  if (!text?.startsWith('https://') || text.length > 2000) return null
  return URL.canParse(text) ? text : null
}
