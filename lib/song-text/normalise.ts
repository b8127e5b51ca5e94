import { withoutManyMarks } from './clean-text'

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
// Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels and the tatweel. The marks of
// other scripts, such as those of kana and Devanagari, tell letters apart and stay. The marks that
// enclose a letter (U+20D0 to U+20FF) are drawings.
const ACCENTS = /[\u0300-\u036f\u20d0-\u20ff\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g
// The okina of Hawaiian, the signs of stress and length: Unicode has them among the letters.
const APOSTROPHES = /['’‘`´ʼ′.\u02b9-\u02df\u{10780}-\u{10782}]/gu
const NOT_A_WORD = /[^\p{L}\p{N}\p{M}]+/gu

/** Stands for a bracket that is never closed. */
const UNCLOSED = '\uE000'
const FEATURING =
  /\s*[([](?:feat\.?|ft\.?|featuring)\s[^)\]]*[)\]]|\s+(?:feat\.?|ft\.?|featuring)\s.*?(?=\s+-\s|\s[([\uE000]|$)/gi
const SUFFIX = /\s+-\s+.*$|\s*[([][^)\]]*[)\]]/g
const REMASTER =
  /(?:\b\d{4}\s+)?(?:\bdigital(?:ly)?\s+)?\bre-?master(?:ed)?\b(?:\s+(?:version|edition))?(?:\s+\d{4}\b)?/gi
const VIDEO =
  /\bofficial(?:\s+(?:music|lyrics?|hd|4k))*\s+(?:video|audio|visuali[sz]er)\b|\blyrics?\s+video\b/gi

/**
 * The form in which one song's title is the same in every file: no case, accents or punctuation,
 * no featured artists, no word that a label or a video site adds to the same recording
 * (`2011 Remaster`, `Official Video`). What makes another recording stays: live, remix, acoustic.
 */
export function normaliseTitle(title: string): string {
  const alone = simplified(title).replace(FEATURING, '')
  const core = alone.replace(SUFFIX, (suffix) => suffix.replace(REMASTER, ' ').replace(VIDEO, ' '))
  return words(core) || words(title) || title.trim().toLowerCase()
}

/** The form in which an artist's name is the same in every file: as a title, without a leading "the". */
export function normaliseArtist(name: string): string {
  const plain = words(simplified(name).replace(FEATURING, ''))
  return plain.replace(/^the (?=.)/, '') || name.trim().toLowerCase()
}

/**
 * An equivalent text that the expressions above read in linear time: each run of spaces is one
 * space, and a bracket that is never closed is replaced, so that its end is not searched for.
 */
function simplified(text: string): string {
  const spaced = text.replace(/\s+/g, ' ')
  const end = Math.max(spaced.lastIndexOf(')'), spaced.lastIndexOf(']')) + 1
  return spaced.slice(0, end) + spaced.slice(end).replace(/[([]/g, UNCLOSED)
}

/**
 * Equal for two rows that name the same song. Only the first artist counts, since half the formats
 * name no other.
 */
export function matchKey({ title, artists }: { title: string; artists: string[] }): string {
  return `${normaliseTitle(title)}|${normaliseArtist(artists[0] ?? '')}`
}

/** A text without case, accents and punctuation: words with one space between. */
export function words(text: string): string {
  const plain = withoutManyMarks(text)
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
  return plain
    .replace(/[øœæßđðþłı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/(?<=\p{L})\$(?=\p{L})/gu, 's')
    .replace(/(?<=\p{L})!(?=\p{L})/gu, 'i')
    .replace(/[&+]/g, ' and ')
    .replace(APOSTROPHES, '')
    .replace(NOT_A_WORD, ' ')
    .trim()
}
