// The bytes of UTF-8 read as Windows-1252: a letter above U+00C0 before a sign that no word has there.
const UTF8_AS_LATIN =
  /[\u00c2-\u00df][\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf\u20ac\u201a\u0192\u2020-\u2022\u02c6\u2030\u0160\u2039\u0152\u017d\u2122\u0161\u203a\u0153\u017e\u0178]|\u00e2\u20ac/
const NO_CHARACTER = /[\ufffd\u0080-\u009f]/
// Cyrillic, Greek or Hebrew in a code page of one byte, read as Latin: words of accented letters alone.
const ACCENTED_WORD = /(?<![\p{L}\p{M}])[\u00c0-\u00ff]{4,}(?![\p{L}\p{M}])/u
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
const MIN_LOST_PAIRS = 2

/** Whether a text was most likely decoded with the wrong encoding. */
export const looksMisencoded = (text: string): boolean =>
  NO_CHARACTER.test(text) ||
  UTF8_AS_LATIN.test(text) ||
  ACCENTED_WORD.test(text) ||
  isLostText(text)

// Each letter became a question mark.
const isLostText = (text: string) =>
  !LETTER_OR_DIGIT.test(text) && text.split('??').length > MIN_LOST_PAIRS
