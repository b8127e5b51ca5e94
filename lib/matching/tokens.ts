import { words } from '@/lib/song-text/normalise'

// Scripts without spaces between words are compared sign by sign.
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]|[^\s\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]+/gu
const SAME: Record<string, string> = { pt: 'part', n: 'and', vs: 'versus', thru: 'through' }

/** The words of a text in the form in which they are compared. */
export const tokensOf = (text: string): string[] =>
  (words(text).match(UNSPACED) ?? []).map((token) => SAME[token] ?? token)

/** A name without spaces, as channels write it. */
export const compact = (text: string): string => words(text).replaceAll(' ', '')

/** Where `part` begins in `whole`, each place; tokens a letter apart count where `isLoose`. */
export function placesOf(
  part: readonly string[],
  whole: readonly string[],
  fits: (one: string, other: string) => boolean = (one, other) => one === other,
): number[] {
  if (part.length === 0) return []
  const last = whole.length - part.length
  const places = Array.from({ length: Math.max(0, last + 1) }, (_, at) => at)
  return places.filter((at) => part.every((token, step) => fits(token, whole[at + step]!)))
}

const LONG_ENOUGH = 5

/** Whether two words are one with a slip of a letter in it: `colours` and `colors`. */
export function isNearly(one: string, other: string): boolean {
  if (one === other) return true
  if (Math.min(one.length, other.length) < LONG_ENOUGH) return false
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
  const most = Math.min(one.length, other.length)
  let length = 0
  while (length < most && letter(one, length) === letter(other, length)) length++
  return length
}
