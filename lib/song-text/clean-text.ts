const MAX_CHARACTERS = 1000
const MAX_DESCRIPTION_CHARACTERS = 2000
/** A description before line endings of two characters, or escapes, become one character. */
const MAX_RAW_DESCRIPTION_CHARACTERS = 2 * MAX_DESCRIPTION_CHARACTERS
const MAX_EXCERPT_CHARACTERS = 120

const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
// Control characters, noncharacters, and marks that change the text direction.
const INVISIBLE = /[\p{Cc}\uFEFF\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu
// UAX #15, stream-safe text format: no writing system needs more than 30 marks.
const EXCESS_MARKS = /(\p{M}{30})\p{M}+/gu
const BREAKS = /\r\n?|[\u0085\u2028\u2029]/g

/**
 * Trims a text and limits it to 1,000 characters. Regular expressions are only applied to text that
 * this function has limited. Paths, URLs, our own JSON and lists of names may be longer; scanners
 * read them.
 */
export function boundText(text: string): string {
  return truncate(text.trim(), MAX_CHARACTERS)
}

/** The same for a description, with a limit of 4,000 characters. */
export function boundDescription(text: string): string {
  return truncate(text.trim(), MAX_RAW_DESCRIPTION_CHARACTERS)
}

/** Returns a text for display: one line, NFC, no control characters, at most 1,000 characters. */
export function cleanText(text: string): string {
  const visible = boundText(text).replace(LINE_BREAKS, ' ').replace(INVISIBLE, '')
  return truncate(toNfc(visible.trim()), MAX_CHARACTERS).trim()
}

/** The same; null if nothing is left. */
export function cleanTextOrNull(text: string | null | undefined): string | null {
  return cleanText(text ?? '') || null
}

/** The same for a description, with its line breaks and at most 2,000 characters. */
export function cleanDescription(text: string | null | undefined): string | null {
  const lines = boundDescription(text ?? '')
    .replace(BREAKS, '\n')
    .split('\n')
  const visible = lines.map((line) => line.replaceAll('\t', ' ').replace(INVISIBLE, '')).join('\n')
  return truncate(toNfc(visible.trim()), MAX_DESCRIPTION_CHARACTERS).trim() || null
}

function toNfc(text: string): string {
  return limitMarks(text.toWellFormed()).normalize('NFC')
}

/** Limits each letter to 30 marks, so that normalising takes linear time. */
export function limitMarks(text: string): string {
  return text.replace(EXCESS_MARKS, '$1')
}

/** Returns the start of a text for a message: clean, at most 120 characters. */
export function toExcerpt(text: string): string {
  const clean = cleanText(text)
  return clean.length > MAX_EXCERPT_CHARACTERS
    ? `${truncate(clean, MAX_EXCERPT_CHARACTERS - 1)}…`
    : clean
}

/** Truncates a text to `length` UTF-16 units, without splitting a surrogate pair. */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text
  const isInsidePair = /[\uD800-\uDBFF]/.test(text.charAt(length - 1))
  return text.slice(0, isInsidePair ? length - 1 : length)
}
