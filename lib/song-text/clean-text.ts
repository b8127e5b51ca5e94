const MAX_CHARACTERS = 1000
const MAX_DESCRIPTION = 2000
/** A description before line ends of two characters, or escapes, have become one. */
const MAX_RAW_DESCRIPTION = 2 * MAX_DESCRIPTION
const SHORT_CHARACTERS = 120

const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
// Controls, what is no character, and the marks that turn the reading direction of what follows.
const INVISIBLE = /[\p{Cc}\uFEFF\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu
// UAX #15, stream-safe text: no writing system needs a longer run.
const MANY_MARKS = /(\p{M}{30})\p{M}+/gu
const BREAKS = /\r\n?|[\u0085\u2028\u2029]/g

/**
 * A line, cell or value of a file without outer spaces, at most 1,000 characters. No expression runs
 * over text of a file that has not passed through here; only paths, addresses, our own JSON and
 * lists of names may be longer, and are read by scanners.
 */
export function bounded(text: string): string {
  return cut(text.trim(), MAX_CHARACTERS)
}

/** The same for a description, which may be longer. */
export function boundedDescription(text: string): string {
  return cut(text.trim(), MAX_RAW_DESCRIPTION)
}

/** A cell as people should see it: one line, NFC, no control characters, at most 1,000 characters. */
export function cleanText(text: string): string {
  const visible = bounded(text).replace(LINE_BREAKS, ' ').replace(INVISIBLE, '')
  return cut(composed(visible.trim()), MAX_CHARACTERS).trim()
}

/** As `cleanText`, with null for nothing. */
export function textOrNull(text: string | null | undefined): string | null {
  return cleanText(text ?? '') || null
}

/** A description, line by line as it is: NFC, no other control characters, at most 2,000 characters. */
export function linesOrNull(text: string | null | undefined): string | null {
  const lines = boundedDescription(text ?? '')
    .replace(BREAKS, '\n')
    .split('\n')
  const visible = lines.map((line) => line.replaceAll('\t', ' ').replace(INVISIBLE, '')).join('\n')
  return cut(composed(visible.trim()), MAX_DESCRIPTION).trim() || null
}

function composed(text: string): string {
  return withoutManyMarks(text.toWellFormed()).normalize('NFC')
}

/** A text in which no letter has more than 30 marks, so that normalising it takes linear time. */
export function withoutManyMarks(text: string): string {
  return text.replace(MANY_MARKS, '$1')
}

/** The start of what stood in the file, for a message: at most 120 characters. */
export function shorten(text: string): string {
  const clean = cleanText(text)
  return clean.length > SHORT_CHARACTERS ? `${cut(clean, SHORT_CHARACTERS - 1)}…` : clean
}

/** The start of a text, at most so many UTF-16 units and never half a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const isInsidePair = /[\uD800-\uDBFF]/.test(text[length - 1]!)
  return text.slice(0, isInsidePair ? length - 1 : length)
}
