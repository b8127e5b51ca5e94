import { toSearchText } from '@/lib/song-text/normalise'

// Scripts that set no spaces: whoever looks for a part of a name types it from its middle.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const LONGEST_WORD = 60
const MOST_WORDS = 300

/** Text as search and sorting compare it: no case, no accents, words apart by one space. */
export const searchForm = toSearchText

/** The words under which a text is found; of a word in a script without spaces, every ending too. */
export function searchWords(text: string): string {
  const found = searchForm(text)
    .split(' ')
    .flatMap((word) => (UNSPACED.test(word) ? endingsOf(word) : [word.slice(0, LONGEST_WORD)]))
  return [...new Set(found)].slice(0, MOST_WORDS).join(' ')
}

function endingsOf(word: string): string[] {
  const letters = [...word].slice(0, LONGEST_WORD)
  return letters.map((_, from) => letters.slice(from).join(''))
}
