import { NEUTRAL_SIGNS } from './neutral-words'
import { tokensOf } from './tokens'

const FEATURING =
  /[([]\s*(?:feat\.?|ft\.?|featuring)\s[^)\]]*[)\]]|\s(?:feat\.?|ft\.?|featuring)\s.*?(?=\s+[-–—|]\s|\s*[([|]|$)/gi
// What stands in these is said by the way; what follows them goes on where they were opened.
const ASIDE = /[([{]/
const BACK = /[)\]}]/
// These part names, as dashes and bars do.
const PARTING = /[【】〔〕「」『』《》]|\s[-–—~]+\s|\s*[|｜•·♫♪/]+\s*|:\s|\s:\s/
const PARTS = new RegExp(`${ASIDE.source}|${BACK.source}|${PARTING.source}`, 'g')

/** A word of a video's title, and the part of the title in which it stands. */
export type Word = { token: string; part: number; isAside: boolean }

/** The words of a video's title with their parts: between dashes and bars, and in brackets. */
export function readVideoTitle(title: string): Word[] {
  const found: Word[] = []
  let parts = 1
  /** The part one is in, and those around it. */
  const inside = [0]
  const take = (text: string) => {
    const part = inside.at(-1)!
    for (const token of tokensOf(text)) found.push({ token, part, isAside: inside.length > 1 })
  }
  const shown = title.replace(FEATURING, ' ').replace(NEUTRAL_SIGNS, ' ')
  let from = 0
  for (const mark of shown.matchAll(PARTS)) {
    take(shown.slice(from, mark.index))
    from = mark.index + mark[0].length
    if (ASIDE.test(mark[0])) inside.push(parts++)
    else if (BACK.test(mark[0]) && inside.length > 1) inside.pop()
    else inside[inside.length - 1] = parts++
  }
  take(shown.slice(from))
  return found
}
