/** Linear scanners for what stands before the part of a text that its format is known by. */

const BLANK = /\s/

/** Where a text goes on after blank lines and whole lines that begin with one of `marks`. */
export function afterCommentLines(text: string, marks: string): number {
  let at = afterBlanks(text, 0)
  while (at < text.length && marks.includes(text[at]!)) at = afterBlanks(text, endOfLine(text, at))
  return at
}

/**
 * The local name of the first element of an XML text, in lower case: behind its declaration,
 * comments and document type. Null if there is none.
 */
export function firstElement(text: string): string | null {
  let at = afterBlanks(text, 0)
  while (text[at] === '<') {
    const end = endOfPrologPart(text, at)
    if (end === null) return elementName(text, at + 1)
    if (end === -1) return null
    at = afterBlanks(text, end)
  }
  return null
}

/** Where the declaration, comment or document type at `at` ends; -1 if never, null for an element. */
function endOfPrologPart(text: string, at: number): number | null {
  // Real files also end the declaration by a bare `>`.
  if (text.startsWith('<?', at)) return after(text, '>', at)
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
  if (text.startsWith('<!', at)) return endOfDoctype(text, at)
  return null
}

function endOfDoctype(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '>') return at + 1
    if (text[at] !== '[') continue
    const close = text.indexOf(']', at)
    if (close === -1) return -1
    at = close
  }
  return -1
}

const MAX_NAME_CHARACTERS = 100

function elementName(text: string, start: number): string | null {
  const name = /^(?:\w+:)?(\w+)/.exec(text.slice(start, start + MAX_NAME_CHARACTERS))
  return name?.[1]?.toLowerCase() ?? null
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? -1 : at + mark.length
}

function afterBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && BLANK.test(text[at]!)) at++
  return at
}

function endOfLine(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}
