const BLANK = /\s/

/** Returns the index after blank lines and lines that begin with one of `marks`. Linear time. */
export function skipCommentLines(text: string, marks: string): number {
  let at = skipBlanks(text, 0)
  while (at < text.length && marks.includes(text.charAt(at)))
    at = skipBlanks(text, findLineEnd(text, at))
  return at
}

/**
 * Returns the local name of the root element of an XML text, in lower case, after its declaration,
 * comments and document type; null if there is none. Linear time.
 */
export function findRootElement(text: string): string | null {
  let at = skipBlanks(text, 0)
  while (text[at] === '<') {
    const end = findPrologPartEnd(text, at)
    if (end === null) return readElementName(text, at + 1)
    if (end === -1) return null
    at = skipBlanks(text, end)
  }
  return null
}

/** Returns the end of the declaration, comment or document type at `at`; -1 if open, null for an element. */
function findPrologPartEnd(text: string, at: number): number | null {
  // Some files end the declaration with `>` instead of `?>`.
  if (text.startsWith('<?', at)) return findEndOf(text, '>', at)
  if (text.startsWith('<!--', at)) return findEndOf(text, '-->', at + 4)
  if (text.startsWith('<!', at)) return findDoctypeEnd(text, at)
  return null
}

function findDoctypeEnd(text: string, start: number): number {
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

function readElementName(text: string, start: number): string | null {
  const name = /^(?:\w+:)?([\w-]+)/.exec(text.slice(start, start + MAX_NAME_CHARACTERS))
  return name?.[1]?.toLowerCase() ?? null
}

function findEndOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? -1 : at + mark.length
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && BLANK.test(text.charAt(at))) at++
  return at
}

function findLineEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

/** Returns the index after at most `max` spaces. */
export function skipSpaces(text: string, from: number, max: number): number {
  let at = from
  while (text[at] === ' ' && at - from < max) at++
  return at
}

/** Counts the line breaks (LF, CR LF or CR) between two indexes. */
export function countLineBreaks(text: string, from: number, to: number): number {
  const part = text.slice(from, to)
  let breaks = part.includes('\r') ? (part.match(/\r(?!\n)/g)?.length ?? 0) : 0
  for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) breaks++
  return breaks
}
