const MARKS = /\p{M}/gu
const NOT_WORDS = /[^\p{L}\p{N}]+/gu

/** Text as search compares it: no case, no accents, words apart by one space. */
export const searchForm = (text: string): string =>
  text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(NOT_WORDS, ' ').trim()
