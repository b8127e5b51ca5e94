import { splitAtDashes } from '@/lib/song-text/artist-title'
import { boundText } from '@/lib/song-text/clean-text'
import { isUrl } from '@/lib/song-text/location'
import { isVersionTail } from '@/lib/song-text/version-tail'
import { fileNameOf, isMediaFile, stripMediaExtension } from './location-path'

// "01 - ", "07. ", "12_", "1-04 ", "03 ". "99 " may also begin a title: the number before decides.
const TRACK_NUMBER =
  /^(?:\d{1,2}-(?=\d{2}\D))?(\d{1,2}|0\d{2,3})(?:\s*[.)]\s+|[.)](?=\D)|\s+-\s+|-(?=\D)|_|(?<=\b0\d+|-\d+)\s+)(?=\S)/
// bounded-regex: names of files are cut to 1,000 characters.
const LONG_NUMBER = /^(\d{3,4})\s+-\s+(?=.+\s-\s)/
/** `[01] ` and `(01) `. */
const BRACKETED_NUMBER = /^[[(](\d{1,2})[\])]\s*(?=\S)/
const MAX_NUMBER_GAP = 10
const BARE_NUMBER = /^(\d{2,3})\s+(?=\S)/
// Downloaders append the id of the video: "Title-dQw4w9WgXcQ", "Title [dQw4w9WgXcQ]".
const VIDEO_ID = /[-_ ](?:\[([\w-]{11})\]|([\w-]{11}))$/

const PART_NUMBER = /^(?:\d{1,3}|\d{1,2}[-.]\d{2})$/
const LEADING_NUMBER = /^(?:\d{1,2}[-.])?\d{2}[.)]?\s+(?=\S)/
const PART_OF_SONG = /^(?:part|pt\.?|vol\.?)\s*(?:\d{1,3}|[ivx]{1,5}|one|two|three)$/i
/** The end of a part such as `Somebody's Remix`; `Radio Ga Ga` and `Live Forever` are titles. */
const REMIX = /\s(?:re-?mix|mix|edit|version|dub|rework|cover|re-?master(?:ed)?)(?:\s\d{4})?$/i

/** True for a part that continues the title before it. */
const isContinuation = (part: string): boolean =>
  isVersionTail(part) || PART_OF_SONG.test(part) || REMIX.test(part)

export type LocationName = {
  artist: string | null
  /** The album, if the file name contains it between artist and title. */
  album: string | null
  title: string
  youtubeId: string | null
  /** The track number before the title; null if there is none. */
  number: number | null
}

/**
 * Parses the artist and title in a file name such as `01 - ABBA - Super Trouper.mp3`.
 * `previousNumber` is the track number of the file before: it decides whether `12 Ben.mp3` begins
 * with a track number. Null for a URL that does not end in a media file, such as a radio stream.
 */
export function parseLocationName(
  location: string,
  previousNumber: number | null = null,
): LocationName | null {
  if (isUrl(location) && !isMediaFile(location)) return null
  const whole = boundText(stripMediaExtension(stripMediaExtension(fileNameOf(location))))
  const fileName = whole.replace(BRACKETED_NUMBER, '$1 - ')
  const { text, youtubeId } = splitVideoId(fileName)
  const { number, rest } = splitTrackNumber(text.replace(/^[\s-]+/, ''), previousNumber)
  const name = restoreSpaces(rest.replace(/^[\s-]+/, ''))
  const parts = youtubeId === null ? splitAtDashes(name) : splitAtDashes(name, 2)
  const named = nameParts(parts)
  return named.title === '' ? null : { ...named, youtubeId, number }
}

type Names = Pick<LocationName, 'artist' | 'album' | 'title'>

/** Names the parts of a file name: the title is the last one, the artist is before it. */
function nameParts(parts: string[]): Names {
  const [first = '', second] = parts
  if (second === undefined) return { artist: null, album: null, title: first }
  const isTitleWithTail = parts.length === 2 && isVersionTail(second)
  if (isTitleWithTail) return { artist: null, album: null, title: parts.join(' - ') }
  const number = parts.findIndex((part, at) => at > 0 && PART_NUMBER.test(part))
  if (number > 0 && number < parts.length - 1) return nameAroundNumber(parts, number)
  const isVersion = isContinuation(parts.at(-1) ?? '')
  const titleAt = Math.max(1, parts.length - (isVersion ? 2 : 1))
  const album = parts.slice(1, titleAt).join(' - ') || null
  const title = parts.slice(titleAt).join(' - ')
  return { artist: first, album, title: album === null ? title : title.replace(LEADING_NUMBER, '') }
}

/** Names `Artist - Album - 05 - Title`, `Album - 05 - Artist - Title` and `Artist - 05 - Title`. */
function nameAroundNumber(parts: string[], number: number): Names {
  const before = parts.slice(0, number)
  const [first = '', ...others] = parts.slice(number + 1)
  const rest = others.join(' - ')
  const isVersion = others.length === 1 && isContinuation(rest)
  if (before.length === 1 && rest !== '' && !isVersion)
    return { artist: first, album: before[0] ?? null, title: rest }
  const title = rest === '' ? first : `${first} - ${rest}`
  return { artist: before[0] ?? null, album: before.slice(1).join(' - ') || null, title }
}

/** Replaces underscores, or several dashes, by spaces if the name has no spaces. */
function restoreSpaces(text: string): string {
  if (/\s/.test(text)) return text
  if (text.includes('_')) return text.replaceAll('_', ' ')
  const isDashed = (text.match(/-/g)?.length ?? 0) > 1 && !/^\d/.test(text)
  return isDashed ? text.replaceAll('-', ' ') : text
}

function splitTrackNumber(text: string, previousNumber: number | null) {
  const marked = LONG_NUMBER.exec(text) ?? TRACK_NUMBER.exec(text)
  const match = marked ?? BARE_NUMBER.exec(text)
  if (match === null) return { number: null, rest: text }
  const number = Number(match[1])
  const isNext =
    previousNumber !== null && number >= previousNumber && number <= previousNumber + MAX_NUMBER_GAP
  if (marked === null && !isNext) return { number: null, rest: text }
  return { number, rest: text.slice(match[0].length) }
}

function splitVideoId(text: string): { text: string; youtubeId: string | null } {
  const match = VIDEO_ID.exec(text)
  const id = match?.[1] ?? match?.[2] ?? ''
  // Eleven letters may be a word; ids mix upper case, lower case and digits.
  const isId = /[a-z]/.test(id) && /[A-Z]/.test(id) && /[\d_-]/.test(id.slice(1, -1))
  return match && isId
    ? { text: text.slice(0, match.index), youtubeId: id }
    : { text, youtubeId: null }
}
