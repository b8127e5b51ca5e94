import { malformedRequest } from './read-body'

const MAX_DEPTH = 32
const MAX_KEYS = 10_000
const MAX_SHOWN_KEY_CHARS = 100

/**
 * Parses a JSON object in UTF-8; an empty body is an empty object.
 * @throws AppError `malformed_request`, also for more than 32 levels, more than 10,000 fields, or a
 * repeated field, of which `JSON.parse` would silently keep the last
 */
export function parseJson(bytes: Uint8Array): Record<string, unknown> {
  if (bytes.byteLength === 0) return {}
  const text = decode(bytes)
  const { depth, keys } = measure(text)
  if (depth > MAX_DEPTH) {
    throw malformedRequest(`The body is nested deeper than ${MAX_DEPTH} levels.`, {
      params: { max: MAX_DEPTH },
    })
  }
  if (keys > MAX_KEYS) {
    throw malformedRequest(`The body has more than ${MAX_KEYS} fields.`, {
      params: { max: MAX_KEYS },
    })
  }
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformedRequest('The body must be a JSON object.')
  }
  if (countKeys(value) !== keys) {
    const field = findRepeatedKey(text).slice(0, MAX_SHOWN_KEY_CHARS)
    throw malformedRequest(`The field ${JSON.stringify(field)} is repeated.`, { params: { field } })
  }
  return value as Record<string, unknown>
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw malformedRequest('The body is not valid UTF-8.', { cause })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw malformedRequest('The body is not valid JSON.', { cause })
  }
}

const [QUOTE, BACKSLASH, COLON, BRACE, BRACKET, END_BRACE, END_BRACKET] = '"\\:{[}]'
  .split('')
  .map((sign) => sign.charCodeAt(0)) as [number, number, number, number, number, number, number]

// Measured before parsing, because the parser is recursive. Skips the contents of strings.
function measure(text: string): { depth: number; keys: number } {
  let depth = 0
  let maxDepth = 0
  let keys = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === QUOTE) at = endOfString(text, at)
    else if (sign === COLON) keys++
    else if (sign === BRACE || sign === BRACKET) {
      depth++
      if (depth > maxDepth) maxDepth = depth
    } else if (sign === END_BRACE || sign === END_BRACKET) depth--
  }
  return { depth: maxDepth, keys }
}

// Returns the index of the quote that closes the string opened at `start`, or the end of the text.
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

// Returns the first repeated key. Slower than `measure`, so called only if one is repeated.
function findRepeatedKey(text: string): string {
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
