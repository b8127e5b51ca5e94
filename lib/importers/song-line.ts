import { splitArtistTitle } from '@/lib/song-text/artist-title'
import { decodeEntities } from '@/lib/song-text/entities'
import { type ByRule, splitTitleByArtist } from '@/lib/song-text/title-by-artist'
import { isVersionTail } from '@/lib/song-text/version-tail'
import { parseClock } from './durations'

/** The song of a line: null artist if the line names none. */
export type SongLine = { artist: string | null; title: string; durationMs: number | null }
/** The common form of the lines of a list: numbers before the names, and when "by" names an artist. */
export type LineStyle = {
  isNumbered: boolean
  byRule: ByRule
  /** Whether each line begins with a side and number of a record, such as `B2`. */
  hasSides?: boolean
}

const CLOCK = '(?:\\d{1,2}:)?\\d{1,3}:\\d{2}'
const LEADING = [
  /^(?:#\s?)?\d{1,4}\s?[.):]\s+(?=\S)/,
  /^(?:#\d{1,4}|[-*•·–—►▶♪♫>+~]|[🎵🎶🎧✅✔☑▶]\uFE0F?)\s+(?=\S)/u,
  /^\[[ xX]\]\s+/,
  // bounded-regex: lines are cut to 1,000 characters.
  new RegExp(`^[\\[(]?${CLOCK}(?:\\s*[-–—]\\s*${CLOCK})?[\\])]?\\s*(?:[-–—.|:]\\s+)?(?=\\S)`),
]
// bounded-regex: lines are cut to 1,000 characters.
const TRAILING_LENGTH = new RegExp(
  `(?<!\\s)(?:\\s+[-–—|•·]\\s*|\\s+)[(\\[]?(${CLOCK})[)\\]]?$|(?<!\\s)\\s*[(\\[](${CLOCK})[)\\]]$`,
)
/** Numbers of consecutive lines: `01 - `, `[1] `, `(1) `, `No. 1 `, `1/ `, `1.`, `1 `. */
export const LINE_NUMBER =
  /^(?:[[(]|№\s?|(?:no|nr|track|song)\.?\s?(?=\d))?(\d{1,4})(?![.:/,]?\d)(?:[\])]|\s?[.:/]|\s+[-–—](?=\s))?\s*(?=\S)/iu
const SIDE = /^[A-H]\d{1,2}[.):]?\s+(?=\S)/
/** Numbers that are one character or more, and the marks behind them. */
const OTHER_NUMBER = /^(?:[①-⑳]|\d{1,2}\uFE0F?\u20E3|[０-９]{1,4}[．.、]|\d{1,4}、)\s*(?=\S)/u
const QUOTES = ['""', '“”', '„“', '„”', '«»', '»«', '‘’', "''", '『』', '「」', '``']
const SEPARATORS = ['\t', ' | ', ' ｜ ', ' ~ ', ' // ', ' · ', ' • ', ' :: ']
// bounded-regex: lines are cut to 1,000 characters.
const ONE_SIDED = /^(.*?\S)(?:\s+[-‐–—](?=[^\s-])|[-‐–—]\s+)(.+)$/
const UNSPACED = /^([^–—]*[^\s–—])[–—]([^\s–—].*)$/
// bounded-regex: lines are cut to 1,000 characters.
const QUOTED_BY = /^["“„«'‘](.+)["”“»'’],?\s+by\s+(\S.*)$/i
// bounded-regex: lines are cut to 1,000 characters.
const BRACKETED_BY = /^([^()]*[^()\s])\s+\(by ([^()]+)\)$/i
const MAX_PREFIXES = 3
const NO_STYLE: LineStyle = { isNumbered: false, byRule: 'two_words' }

/**
 * Parses a line such as `12. Artist - "Title" (3:45)`, `1:02:03 Artist - Title`, `"Title" by Artist`,
 * `Artist | Title` or `Artist- Title`. The artist is null if nothing separates two names.
 */
export function parseSongLine(line: string, style = NO_STYLE): SongLine {
  let text = decodeEntities(line).replace(OTHER_NUMBER, '')
  if (style.isNumbered) text = text.replace(LINE_NUMBER, '')
  for (let count = 0; count < MAX_PREFIXES; count++) text = stripPrefix(text)
  if (style.hasSides) text = text.replace(SIDE, '')
  text = unquote(text)
  const length = TRAILING_LENGTH.exec(text)
  const shorter = length ? text.slice(0, length.index).trim() : text
  const named = splitNames(shorter, style.byRule)
  // In `Jay-Z - 4:44` the clock is the title.
  const whole = length && named.artist === null ? splitNames(text, style.byRule) : named
  if (whole.artist !== named.artist) return { ...whole, durationMs: null }
  return { ...named, durationMs: length ? parseClock(length[1] ?? length[2] ?? '') : null }
}

/** True if a line has two names with a separator between them. */
export const isSongLine = (line: string, style: LineStyle): boolean =>
  parseSongLine(line, style).artist !== null

function stripPrefix(text: string): string {
  for (const prefix of LEADING) {
    const rest = text.replace(prefix, '')
    if (rest !== text && rest !== '') return rest
  }
  return text
}

type Names = Pick<SongLine, 'artist' | 'title'>

function splitNames(text: string, byRule: ByRule): Names {
  const dashed = splitArtistTitle(text)
  if (dashed.artist !== null && dashed.title !== '') return unquoteNames(dashed)
  const separator = SEPARATORS.find((one) => text.includes(one))
  if (separator !== undefined) {
    const parts = text
      .split(separator)
      .map((part) => part.trim())
      .filter(Boolean)
    const [artist = '', title = ''] = parts
    if (parts.length === 2 && !isVersionTail(title)) return unquoteNames({ artist, title })
  }
  const named = splitAtBy(text, byRule)
  if (named) return unquoteNames(named)
  const [, artist = '', title = ''] = ONE_SIDED.exec(text) ?? UNSPACED.exec(text) ?? []
  if (title !== '' && !isVersionTail(title)) return unquoteNames({ artist, title })
  return { artist: null, title: dashed.title || text }
}

/** Names `Title (by Artist)`, `"Title" by Artist` and `Title by Artist`; null if no "by" names an artist. */
function splitAtBy(text: string, byRule: ByRule): { title: string; artist: string } | null {
  const [, title, artist] = BRACKETED_BY.exec(text) ?? QUOTED_BY.exec(text) ?? []
  if (title !== undefined && artist !== undefined) return { title, artist }
  return splitTitleByArtist(text, byRule)
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
