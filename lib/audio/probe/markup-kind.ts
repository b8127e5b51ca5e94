const DOCTYPE = '<!doctype'
const HTML_ELEMENTS = new Set(['html', 'head', 'body', 'script'])

/**
 * Detects the kind of a markup document by its doctype or its first element, in one pass: declarations
 * and comments before them are skipped. Undefined for any other text.
 */
export function markupKind(text: string): 'svg' | 'html' | 'xml' | 'php' | undefined {
  const xml = /^\s*<\?xml\b/.test(text) ? 'xml' : undefined
  let at = skipSpace(text, 0)
  while (text[at] === '<') {
    if (startsWith(text, '<?php', at)) return 'php'
    const end = prologueEnd(text, at)
    if (end === 'element') return kindOf(nameAt(text, at + 1)) ?? xml
    if (end === 'doctype') return kindOf(doctypeName(text, at)) ?? 'xml'
    if (end === 'unclosed') break
    at = skipSpace(text, end)
  }
  return xml
}

/** The end of the declaration or comment at `at`, or the kind of the other markup there. */
function prologueEnd(text: string, at: number): number | 'element' | 'doctype' | 'unclosed' {
  if (startsWith(text, DOCTYPE, at)) return 'doctype'
  const close = closingMark(text, at)
  if (close === undefined) return 'element'
  const end = text.indexOf(close, at + 2)
  return end === -1 ? 'unclosed' : end + close.length
}

function closingMark(text: string, at: number): string | undefined {
  if (text.startsWith('<!--', at)) return '-->'
  return text.startsWith('<?', at) ? '?>' : undefined
}

function kindOf(name: string): 'svg' | 'html' | undefined {
  const local = name.slice(name.indexOf(':') + 1)
  if (local === 'svg') return 'svg'
  return HTML_ELEMENTS.has(local) ? 'html' : undefined
}

const startsWith = (text: string, mark: string, at: number) =>
  text.slice(at, at + mark.length).toLowerCase() === mark

const skipSpace = (text: string, from: number) => matchEnd(/\s*/y, text, from)

const doctypeName = (text: string, at: number) => nameAt(text, skipSpace(text, at + DOCTYPE.length))

const nameAt = (text: string, from: number) =>
  text.slice(from, matchEnd(/[a-z][\w.:-]*/iy, text, from)).toLowerCase()

/** The end of the match of a sticky pattern at `from`, or `from`. */
function matchEnd(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}
