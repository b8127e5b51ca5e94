import { toSearchText } from './normalise'

// Scripts without spaces: a search for a part of a name may start in its middle.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const MAX_WORD_LENGTH = 60
const MAX_WORDS = 300

/** Text as search and sorting compare it: no case, no accents, words apart by one space. */
export const searchForm = toSearchText

/** The words under which a text is found; of a word in a script without spaces, every ending too. */
export function toSearchVector(text: string): string {
  const found = searchForm(text)
    .split(' ')
    .flatMap((word) => (UNSPACED.test(word) ? endingsOf(word) : [word.slice(0, MAX_WORD_LENGTH)]))
  return [...new Set(found)].slice(0, MAX_WORDS).join(' ')
}

function endingsOf(word: string): string[] {
  const letters = [...word].slice(0, MAX_WORD_LENGTH)
  return letters.map((_, from) => letters.slice(from).join(''))
}
