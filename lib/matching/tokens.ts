import { toSearchText } from '@/lib/song-text/normalise'

// Scripts without spaces between words are compared character by character.
const TOKEN =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]|[^\s\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]+/gu
const EQUIVALENTS: Record<string, string> = { pt: 'part', n: 'and', vs: 'versus', thru: 'through' }

/** Splits a text into words for comparison. A name of signs, such as `!!!` or `÷`, is one word. */
export function tokenize(text: string): string[] {
  const tokens = toSearchText(text).match(TOKEN) ?? []
  if (tokens.length > 0) return tokens.map((token) => EQUIVALENTS[token] ?? token)
  const signs = text.replace(/\s+/g, '')
  return signs === '' ? [] : [signs]
}

/** Folds a name and removes its spaces, as channels write names. */
export const toCompactName = (text: string): string => tokenize(text).join('')

/** Returns all indexes at which `part` begins in `whole`; `fits` compares two tokens. */
export function findPositions(
  part: readonly string[],
  whole: readonly string[],
  fits: (one: string, other: string) => boolean = (one, other) => one === other,
): number[] {
  if (part.length === 0) return []
  const last = whole.length - part.length
  const starts = Array.from({ length: Math.max(0, last + 1) }, (_, at) => at)
  return starts.filter((at) => part.every((token, step) => fits(token, whole[at + step] ?? '')))
}

const MIN_SIMILAR_LETTERS = 5

/** True for two words that differ by one letter: `colours` and `colors`. Short words must be equal. */
export function isSimilarToken(one: string, other: string): boolean {
  if (one === other) return true
  if (Math.min(one.length, other.length) < MIN_SIMILAR_LETTERS) return false
  if (Math.abs(one.length - other.length) > 1) return false
  const head = commonLength(one, other, (text, at) => text[at])
  const tail = commonLength(one, other, (text, at) => text[text.length - 1 - at])
  return head + tail >= Math.max(one.length, other.length) - 1
}

function commonLength(
  one: string,
  other: string,
  letter: (text: string, at: number) => string | undefined,
): number {
  const max = Math.min(one.length, other.length)
  let length = 0
  while (length < max && letter(one, length) === letter(other, length)) length++
  return length
}
