import { splitArtistTitle } from '@/lib/song-text/artist-title'
import { decodeEntities } from '@/lib/song-text/entities'
import { parseClock } from './durations'

/** The song of a line: null artist if the line names none. */
export type SongLine = { artist: string | null; title: string; durationMs: number | null }

const CLOCK = '(?:\\d{1,2}:)?\\d{1,3}:\\d{2}'
const LEADING = [
  /^(?:#\s?)?\d{1,4}\s?[.):]\s+(?=\S)/,
  /^(?:#\d{1,4}|[-*•·–—►▶♪♫>+])\s+(?=\S)/u,
  /^\[[ xX]\]\s+/,
  new RegExp(`^[\\[(]?${CLOCK}(?:\\s*[-–—]\\s*${CLOCK})?[\\])]?\\s*(?:[-–—.|:]\\s+)?(?=\\S)`),
]
const TRAILING_LENGTH = new RegExp(
  `(?<!\\s)(?:\\s+[-–—|•·]\\s*|\\s*\\t\\s*|\\s+)[(\\[]?(${CLOCK})[)\\]]?$|(?<!\\s)\\s*[(\\[](${CLOCK})[)\\]]$`,
)
const BARE_NUMBER = /^\d{1,4}\s+(?=\S)/
const QUOTES = ['""', '“”', '„“', '„”', '«»', '»«', '‘’', "''", '『』', '「」', '``']
const SEPARATORS = ['\t', ' | ', ' ｜ ', ' ~ ', ' // ', ' · ', ' • ', ' :: ']
const ONE_SIDED = /^(.*?\S)(?:\s+[-‐–—](?=[^\s-])|[-‐–—]\s+)(.+)$/
const UNSPACED = /^([^–—]*[^\s–—])[–—]([^\s–—].*)$/
const BY = /^(.*\S)\s+by\s+(\S.*)$/
const QUOTED_BY = /^["“„«'‘](.+)["”“»'’],?\s+by\s+(\S.*)$/i
const MAX_PREFIXES = 3

/**
 * Parses a line such as `12. Artist - "Title" (3:45)`, `1:02:03 Artist - Title`, `"Title" by Artist`,
 * `Artist | Title` or `Artist- Title`. `isNumbered` is true if all lines of the list begin with their
 * number. The artist is null if nothing separates two names.
 */
export function parseSongLine(line: string, isNumbered = false): SongLine {
  let text = decodeEntities(line)
  for (let count = 0; count < MAX_PREFIXES; count++) text = stripPrefix(text)
  if (isNumbered) text = text.replace(BARE_NUMBER, '')
  text = unquote(text)
  const length = TRAILING_LENGTH.exec(text)
  const shorter = length ? text.slice(0, length.index).trim() : text
  const named = splitNames(shorter)
  // In `Jay-Z - 4:44` the clock is the title.
  if (length && named.artist === null && splitNames(text).artist !== null)
    return { ...splitNames(text), durationMs: null }
  return { ...named, durationMs: length ? parseClock(length[1] ?? length[2] ?? '') : null }
}

/** True if a line has two names with a separator between them. */
export const isSongLine = (line: string): boolean => parseSongLine(line).artist !== null

function stripPrefix(text: string): string {
  for (const prefix of LEADING) {
    const rest = text.replace(prefix, '')
    if (rest !== text && rest !== '') return rest
  }
  return text
}

type Names = Pick<SongLine, 'artist' | 'title'>

function splitNames(text: string): Names {
  const dashed = splitArtistTitle(text)
  if (dashed.artist !== null && dashed.title !== '') return unquoteNames(dashed)
  const separator = SEPARATORS.find((one) => text.includes(one))
  if (separator !== undefined) {
    const parts = text
      .split(separator)
      .map((part) => part.trim())
      .filter(Boolean)
    const [artist = '', title = ''] = parts
    if (parts.length === 2) return unquoteNames({ artist, title })
  }
  const by = QUOTED_BY.exec(text) ?? BY.exec(text)
  if (by) return unquoteNames({ artist: by[2] ?? '', title: by[1] ?? '' })
  const loose = ONE_SIDED.exec(text) ?? UNSPACED.exec(text)
  if (loose) return unquoteNames({ artist: loose[1] ?? '', title: loose[2] ?? '' })
  return { artist: null, title: dashed.title || text }
}

const unquoteNames = ({ artist, title }: Names): Names => ({
  artist: artist === null ? null : unquote(artist),
  title: unquote(title),
})

/** Removes quotes around a whole text. */
function unquote(text: string): string {
  const trimmed = text.trim()
  const isQuoted = QUOTES.some(
    (pair) => trimmed.startsWith(pair[0] ?? '') && trimmed.endsWith(pair[1] ?? ''),
  )
  const inner = trimmed.slice(1, -1)
  if (!isQuoted || trimmed.length < 3 || /["“”„«»]/.test(inner)) return trimmed
  return inner.trim()
}
