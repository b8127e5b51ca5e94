import { UNSPACED_NEUTRAL } from './neutral-tokens'
import { tokenize } from './tokens'

// bounded-regex: titles and names have at most 1,000 characters.
const FEATURING =
  /[([]\s*(?:feat\.?|ft\.?|featuring)\s[^)\]]*[)\]]|\s(?:feat\.?|ft\.?|featuring)\s.*?(?=\s+[-–—|]\s|\s*[([|]|$)/gi
// Text in brackets is an aside; the text after them continues the part before them.
const ASIDE = /[([{]/
const BACK = /[)\]}]/
// Brackets that separate parts, as dashes and bars do.
// bounded-regex: titles and names have at most 1,000 characters.
const PARTING = /[【】〔〕「」『』《》]|\s[-–—~]+\s|\s*[|｜•·♫♪/]+\s*|:\s|\s:\s/
// bounded-regex: titles and names have at most 1,000 characters.
const PARTS = new RegExp(`${ASIDE.source}|${BACK.source}|${PARTING.source}`, 'g')

/** A word in the title of a video, and the number of its part. */
export type TitleToken = { token: string; part: number; isAside: boolean }

/** Splits the title of a video into words and parts: between dashes and bars, and in brackets. */
export function tokenizeVideoTitle(title: string): TitleToken[] {
  const found: TitleToken[] = []
  let parts = 1
  /** The numbers of the open parts, the innermost last. */
  const open = [0]
  const addTokens = (text: string) => {
    const part = open.at(-1) ?? 0
    for (const token of tokenize(text)) found.push({ token, part, isAside: open.length > 1 })
  }
  const shown = title.replace(FEATURING, ' ').replace(UNSPACED_NEUTRAL, ' ')
  let from = 0
  for (const mark of shown.matchAll(PARTS)) {
    addTokens(shown.slice(from, mark.index))
    from = mark.index + mark[0].length
    if (ASIDE.test(mark[0])) open.push(parts++)
    else if (BACK.test(mark[0]) && open.length > 1) open.pop()
    else open[open.length - 1] = parts++
  }
  addTokens(shown.slice(from))
  return found
}
