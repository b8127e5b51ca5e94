import { ALPHABETS } from './alphabets'

type Script = { letters: RegExp; weight: number; hasCase: boolean }

/** Single-byte encodings of other scripts. The weight is lower for rarer encodings. */
const SCRIPTS: Record<string, Script> = {
  'windows-1251': { letters: /\p{Script=Cyrillic}/u, weight: 1, hasCase: true },
  'koi8-r': { letters: /\p{Script=Cyrillic}/u, weight: 0.9, hasCase: true },
  ibm866: { letters: /\p{Script=Cyrillic}/u, weight: 0.9, hasCase: true },
  'windows-1253': { letters: /\p{Script=Greek}/u, weight: 0.9, hasCase: true },
  'windows-1255': { letters: /\p{Script=Hebrew}/u, weight: 0.86, hasCase: false },
  'windows-1256': { letters: /\p{Script=Arabic}/u, weight: 0.86, hasCase: false },
  'windows-874': { letters: /\p{Script=Thai}/u, weight: 0.8, hasCase: false },
}
const RARE_LETTERS = /[ѓђљњћџќѕєїўґѐѝ]/giu
/** Spaces and the punctuation of ASCII, except the apostrophe. */
const BETWEEN_WORDS = /[\s\p{Z}!-&(-/:-@[-`{-~]+/u
const NO_LETTER = /[^\p{L}\p{M}\p{ASCII}]/u
const TYPOGRAPHIC = /[‘’“”„–—…•«»°´¿¡·№€™®©\u00a0]/gu
const TYPOGRAPHY = /^[‘’“”„–—…•«»°´¿¡·№€™®©\u00a0]$/u
/** Fewer letters do not prove another script than Latin. */
const MIN_SCRIPT_LETTERS = 5
const LONE_LETTERS = /^[àáâäåæéèêíóöøõúüçñ]$/i
const CEDILLA_BEFORE_CONSONANT = /ç[b-df-hj-np-tv-xz]/i
const CASE_CHANGE = /\p{Ll}\p{Lu}/u

/** The encodings that `rateSingleByte` rates; the first is the most common. */
export const SINGLE_BYTE_ENCODINGS = [...Object.keys(ALPHABETS), ...Object.keys(SCRIPTS)]

/**
 * Rates how likely bytes are text in a single-byte encoding, per character beside ASCII: at most 1.
 * Words of one alphabet count for it; symbols inside words, upper case after lower case, and letters of
 * several alphabets in one word count against it.
 */
export function rateSingleByte(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes)
  const others = [...text].filter((character) => character > '\x7f')
  if (others.length === 0) return 0
  let score = 0
  for (const character of others)
    if (!/[\p{L}\p{M}]/u.test(character)) score += rateSymbol(character)
  for (const word of text.split(BETWEEN_WORDS)) score += rateWord(word, encoding)
  const isOneCase = SCRIPTS[encoding]?.hasCase && others.length > 5 && hasOneCase(others.join(''))
  const isShort = encoding in SCRIPTS && others.length < MIN_SCRIPT_LETTERS
  return (isOneCase ? 0.9 : 1) * (isShort ? 0.5 : 1) * (score / others.length)
}

const hasOneCase = (text: string) => !/\p{Lu}/u.test(text) || !/\p{Ll}/u.test(text)

function rateSymbol(character: string): number {
  if (character < '\xa0' || character === '\ufffd' || /\p{Co}|\p{Cn}/u.test(character)) return -3
  return TYPOGRAPHY.test(character) ? 0.2 : -0.7
}

function rateWord(word: string, encoding: string): number {
  const letters = [...word].filter(
    (character) => character > '\x7f' && /[\p{L}\p{M}]/u.test(character),
  )
  const hasSymbol = NO_LETTER.test(word.replace(TYPOGRAPHIC, ''))
  if (letters.length === 0) return hasSymbol && /[a-z]/i.test(word) ? -1 : 0
  const hasOddCase = CASE_CHANGE.test(word) || hasSymbol
  return letters.length * (hasOddCase ? -1 : rateLetters(word, letters, encoding))
}

function rateLetters(word: string, letters: string[], encoding: string): number {
  const script = SCRIPTS[encoding]
  if (script) {
    const isWhole = letters.every((letter) => script.letters.test(letter)) && !/[a-z]/i.test(word)
    const rare = word.match(RARE_LETTERS)?.length ?? 0
    return isWhole ? script.weight - rare / letters.length : -1
  }
  const lower = letters.map((letter) => letter.toLowerCase())
  const fitting = ALPHABETS[encoding]?.filter(({ letters: known }) =>
    lower.every((one) => known.has(one)),
  )
  const weight = Math.max(-1, ...(fitting ?? []).map((one) => one.weight))
  if (lower.length === 1 && word.length === 1 && !LONE_LETTERS.test(word)) return 0.3
  const isWestern = ALPHABETS[encoding] === ALPHABETS['windows-1252']
  if (isWestern && CEDILLA_BEFORE_CONSONANT.test(word)) return 0
  // Few words consist of accented letters alone; `Zażółć` has four of six.
  return weight > 0 && letters.length > 2 && letters.length * 3 > [...word].length * 2
    ? -0.5
    : weight
}
