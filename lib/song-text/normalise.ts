import { limitMarks } from './clean-text'

const LETTERS: Record<string, string> = {
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}
// Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels, the tatweel, and combining marks
// for symbols (U+20D0 to U+20FF). Marks of other scripts, such as kana and Devanagari, distinguish
// letters and stay.
const ACCENTS = /[\u0300-\u036f\u20d0-\u20ff\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g
// Also the Hawaiian okina and marks of stress and length, which Unicode classifies as letters.
const APOSTROPHES = /['’‘`´ʼ′.\u02b9-\u02df\u{10780}-\u{10782}]/gu
const PRINTABLE_ASCII = /^[ -~]*$/
const NOT_A_WORD = /[^\p{L}\p{N}\p{M}]+/gu

/** Several names of each row of a batch. */
const MAX_CACHED_NAMES = 2_000

/** Replaces a bracket that is never closed. */
const UNCLOSED = '\uE000'
// bounded-regex: simplify() leaves single spaces, and no bracket that is never closed.
const FEATURING =
  /\s*[([](?:feat\.?|ft\.?|featuring)\s[^)\]]*[)\]]|\s+(?:feat\.?|ft\.?|featuring)\s.*?(?=\s+-\s|\s[([\uE000]|$)/gi
// bounded-regex: simplify() leaves single spaces, and no bracket that is never closed.
const SUFFIX = /\s+-\s+.*$|\s*[([][^)\]]*[)\]]/g
const REMASTER =
  /(?:\b\d{4}\s+)?(?:\bdigital(?:ly)?\s+)?\bre-?master(?:ed)?\b(?:\s+(?:version|edition))?(?:\s+\d{4}\b)?/gi
const VIDEO =
  /\bofficial(?:\s+(?:music|lyrics?|hd|4k))*\s+(?:video|audio|visuali[sz]er)\b|\blyrics?\s+video\b/gi

/**
 * Normalises the title of a song for comparison: no case, accents, punctuation or featured artists,
 * and no additions to the same recording (`2011 Remaster`, `Official Video`). Words of other
 * recordings stay: live, remix, acoustic.
 */
export const normaliseTitle = cached((title) => {
  const alone = simplify(title).replace(FEATURING, '')
  const core = alone.replace(SUFFIX, (suffix) => suffix.replace(REMASTER, ' ').replace(VIDEO, ' '))
  return toSearchText(core) || toSearchText(title) || title.trim().toLowerCase()
})

/** Normalises the name of an artist for comparison: as a title, without a leading "the". */
export const normaliseArtist = cached((name) => {
  const plain = toSearchText(simplify(name).replace(FEATURING, ''))
  return plain.replace(/^the (?=.)/, '') || name.trim().toLowerCase()
})

/** Caches the results for the latest names, because an import normalises each several times. */
function cached(normalise: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const result = normalise(name)
    if (known.size >= MAX_CACHED_NAMES) known.clear()
    known.set(name, result)
    return result
  }
}

/**
 * Returns an equivalent text that the expressions above match in linear time: with single spaces, and
 * with a placeholder for brackets that are never closed.
 */
function simplify(text: string): string {
  const spaced = text.replace(/\s+/g, ' ')
  const end = Math.max(spaced.lastIndexOf(')'), spaced.lastIndexOf(']')) + 1
  return spaced.slice(0, end) + spaced.slice(end).replace(/[([]/g, UNCLOSED)
}

/**
 * Returns a key that is equal for two rows of the same song. Uses only the first artist, because half
 * of the formats have only one.
 */
export function matchKey({ title, artists }: { title: string; artists: string[] }): string {
  return `${normaliseTitle(title)}|${normaliseArtist(artists[0] ?? '')}`
}

function foldLetters(text: string): string {
  const plain = limitMarks(text)
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
  return plain.replace(/[øœæßđðþłı]/g, (letter) => LETTERS[letter] ?? letter)
}

/** Returns a text for search and comparison: words without case, accents and punctuation, separated by spaces. */
export function toSearchText(text: string): string {
  // Most names have no other letters, and an import folds each of them several times.
  const plain = PRINTABLE_ASCII.test(text) ? text.toLowerCase() : foldLetters(text)
  return plain
    .replace(/(?<=\p{L})\$(?=\p{L})/gu, 's')
    .replace(/(?<=\p{L})!(?=\p{L})/gu, 'i')
    .replace(/[&+]/g, ' and ')
    .replace(APOSTROPHES, '')
    .replace(NOT_A_WORD, ' ')
    .trim()
}
