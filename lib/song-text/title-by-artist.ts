const BY = / by /gi
const BEGINS_NAME = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u
const PRONOUN =
  /^(?:me|you|him|her|us|them|it|myself|yourself|my|your|his|our|their|its|this|that|these|those)$/i

/**
 * How certain the artist must be. `two_words` requires two words and a capital. `one_word` also
 * accepts a single word if the title has several. `any` is for lists of which most lines have "by".
 */
export type ByRule = 'two_words' | 'one_word' | 'any'

/**
 * Splits `Title by Artist` at the last "by"; null if the text after it may belong to the title, as in
 * `Stand by Me`, `Stand by Your Man` or `Step by Step`.
 */
export function splitTitleByArtist(
  text: string,
  rule: ByRule,
): { title: string; artist: string } | null {
  const by = [...text.matchAll(BY)].at(-1)
  if (!by) return null
  const title = text.slice(0, by.index).trim().replace(/,$/, '')
  const artist = text.slice(by.index + by[0].length).trim()
  // A capital is that of a title such as `Born By The River`, unless most lines have the word.
  if (title === '' || artist === '' || (by[0] !== ' by ' && rule !== 'any')) return null
  const titleTokens = title.split(/\s+/)
  const tokens = artist.split(/\s+/)
  const [first = ''] = tokens
  const isPhrase =
    (tokens.length <= 2 && PRONOUN.test(first)) ||
    first.toLowerCase() === titleTokens.at(-1)?.toLowerCase()
  if (isPhrase) return null
  if (rule === 'any') return { title, artist }
  const isLongEnough = tokens.length > 1 || (rule === 'one_word' && titleTokens.length > 1)
  return isLongEnough && BEGINS_NAME.test(artist) ? { title, artist } : null
}
