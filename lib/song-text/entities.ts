import { decodeHTML } from 'entities'
import { boundText } from './clean-text'

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/i

/** Decodes HTML entities such as `&amp;`, which web pages leave in names. Limits the text as `boundText`. */
export function decodeEntities(text: string): string {
  const bounded = boundText(text)
  return ENTITY.test(bounded) ? boundText(decodeHTML(bounded)) : bounded
}
