import { cleanText } from './clean-text'

const FIRST_CODE_PAGE_BYTE = 0x80
const CODE_PAGE_BYTES = 32
const MAX_BYTE = 0xff
/** Controls, and characters that encodings map to no letter. */
const UNASSIGNED = /[\p{Cc}\p{Co}\p{Cn}]/u

/** The signs of Windows-1252 from 0x80 to 0x9F, which Latin-1 has as control characters. */
const SIGN_BY_BYTE = [
  ...new TextDecoder('windows-1252').decode(
    Uint8Array.from({ length: CODE_PAGE_BYTES }, (_, i) => FIRST_CODE_PAGE_BYTE + i),
  ),
]
const BYTE_BY_SIGN = new Map(SIGN_BY_BYTE.map((sign, i) => [sign, FIRST_CODE_PAGE_BYTE + i]))

const SHIFT_JIS = 'shift_jis'
const CONTROLS = /[\u0080-\u009f]/
const CONTROLS_ALL = /[\u0080-\u009f]/g
/** The bytes that Windows-1252 does not use. */
const UNUSED_IN_LATIN = /[\u0081\u008d\u008f\u0090\u009d]/
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
const NARROW_KANA = /[\uff61-\uff9f]/

/**
 * Returns the bytes of a text that was read as Latin-1 or Windows-1252; undefined if it contains other
 * characters, or only ASCII.
 */
export function latinBytes(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const byte = BYTE_BY_SIGN.get(character) ?? code
    if (byte > MAX_BYTE) return undefined
    bytes.push(byte)
  }
  return bytes.some((byte) => byte >= FIRST_CODE_PAGE_BYTE) ? Uint8Array.from(bytes) : undefined
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Returns a text whose UTF-8 was read as Latin-1 as it was meant; others unchanged. */
export function readUtf8(text: string): string {
  const bytes = latinBytes(text)
  if (!bytes) return text
  try {
    return utf8.decode(bytes)
  } catch {
    return text
  }
}

/**
 * Returns a text that was read as Latin-1 in another encoding, cleaned; unchanged if it is not valid
 * in that encoding.
 */
export function readInEncoding(text: string, encoding: string): string {
  const bytes = latinBytes(text)
  if (!bytes) return text
  try {
    const read = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return UNASSIGNED.test(read) ? text : cleanText(read) || text
  } catch {
    return text
  }
}

/** The same for the text between two names: the spaces around it are part of it. */
export function readJoinInEncoding(join: string, encoding: string): string {
  const text = join.trim()
  return text === '' ? join : join.replace(text, () => readInEncoding(text, encoding))
}

/**
 * Returns the texts of a file that were read as Latin-1 as they were probably meant: as UTF-8 if they
 * are valid UTF-8; all as Shift_JIS if one has bytes that no Latin text has; else as Windows-1252.
 */
export function readMisread(texts: string[]): string[] {
  const isJapanese = texts.some((text) => UNUSED_IN_LATIN.test(text) && isShiftJis(text))
  return texts.map((text) => {
    const inUtf8 = readUtf8(text)
    if (inUtf8 !== text || !CONTROLS.test(text)) return inUtf8
    return isJapanese && isShiftJis(text) ? readInEncoding(text, SHIFT_JIS) : asWindows1252(text)
  })
}

/** Japanese text contains kana or ideographs, but hardly narrow kana, which are single bytes. */
function isShiftJis(text: string): boolean {
  const read = readInEncoding(text, SHIFT_JIS)
  return read !== text && JAPANESE.test(read) && !NARROW_KANA.test(read)
}

const asWindows1252 = (text: string): string =>
  text.replace(
    CONTROLS_ALL,
    (control) => SIGN_BY_BYTE[control.charCodeAt(0) - FIRST_CODE_PAGE_BYTE] ?? '',
  )
