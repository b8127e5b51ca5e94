import { malformedRequest } from './read-body'

const MAX_DEPTH = 32
const MAX_KEYS = 10_000

/**
 * A JSON object in UTF-8. Throws `malformed_request` for anything else: also for one nested deeper
 * than 32 levels, with more than 10,000 fields, or with a field named twice, of which parsers
 * otherwise silently keep one or the other.
 */
export function parseJson(bytes: Uint8Array): Record<string, unknown> {
  if (bytes.byteLength === 0) return {}
  const text = decode(bytes)
  const { depth, keys } = measure(text)
  if (depth > MAX_DEPTH)
    throw malformedRequest(`The body is nested deeper than ${MAX_DEPTH} levels.`)
  if (keys > MAX_KEYS) throw malformedRequest(`The body has more than ${MAX_KEYS} fields.`)
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformedRequest('The body must be a JSON object.')
  }
  if (countKeys(value) !== keys) {
    throw malformedRequest(
      `The field ${JSON.stringify(repeatedKey(text).slice(0, 100))} is given twice.`,
    )
  }
  return value as Record<string, unknown>
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw malformedRequest('The body is not valid UTF-8.', cause)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw malformedRequest('The body is not valid JSON.', cause)
  }
}

const [QUOTE, BACKSLASH, COLON, BRACE, BRACKET, END_BRACE, END_BRACKET] = '"\\:{[}]'
  .split('')
  .map((sign) => sign.charCodeAt(0)) as [number, number, number, number, number, number, number]

// Counted before parsing, which is recursive; what stands inside of strings does not count.
function measure(text: string): { depth: number; keys: number } {
  let depth = 0
  let deepest = 0
  let keys = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === QUOTE) at = endOfString(text, at)
    else if (sign === COLON) keys++
    else if (sign === BRACE || sign === BRACKET) {
      if (++depth > deepest) deepest = depth
    } else if (sign === END_BRACE || sign === END_BRACKET) depth--
  }
  return { depth: deepest, keys }
}

// The place of the quote that ends the string begun at `start`; the end of the text where none does.
function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at)
    if (at === -1) return text.length
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) return at
  }
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const values: unknown[] = Object.values(value)
  let count = Array.isArray(value) ? 0 : values.length
  for (const inner of values) count += countKeys(inner)
  return count
}

// Only where one is known to be repeated: the first that is.
function repeatedKey(text: string): string {
  const open: Set<string>[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === BRACE || sign === BRACKET) open.push(new Set())
    else if (sign === END_BRACE || sign === END_BRACKET) open.pop()
    if (sign !== QUOTE) continue
    const end = endOfString(text, at)
    const isKey = /^\s*:/.test(text.slice(end + 1, end + 100))
    const name: string = JSON.parse(text.slice(at, end + 1))
    const names = open.at(-1)
    if (isKey && names?.has(name)) return name
    if (isKey) names?.add(name)
    at = end
  }
  return ''
}
