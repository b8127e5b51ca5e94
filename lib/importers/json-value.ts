import { AppError } from '@/lib/errors'
import { boundText } from '@/lib/song-text/clean-text'
import { tryParseJson } from '@/lib/try-parse-json'

const MAX_DEPTH = 64

/**
 * Parses a JSON text.
 * @throws AppError `unrecognised_format` for invalid JSON and for more than 64 levels of nesting.
 */
export async function parseJson(text: AsyncIterable<string>): Promise<unknown> {
  const pieces: string[] = []
  for await (const piece of text) pieces.push(piece)
  const whole = pieces.join('')
  assertDepth(whole)
  try {
    return JSON.parse(whole)
  } catch (cause) {
    const lines = parseJsonLines(whole)
    if (lines !== null) return lines
    const message = 'This file starts like JSON, but it is not valid JSON.'
    const params = { detected: 'json', reason: 'syntax' }
    throw new AppError('unrecognised_format', message, { params, cause })
  }
}

/** Parses one object per line, as FreeTube writes its playlists; null if a line is invalid. */
function parseJsonLines(text: string): unknown[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2) return null
  const values = lines.map(tryParseJson)
  return values.every((value) => typeof value === 'object' && value !== null) ? values : null
}

/** Checks the depth before parsing, because a file of opening brackets takes excessive memory. */
function assertDepth(text: string): void {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = findStringEnd(text, at)
    else if (character === '[' || character === '{') depth++
    else if (character === ']' || character === '}') depth--
    if (depth > MAX_DEPTH) {
      const params = { detected: 'json', reason: 'depth', max: MAX_DEPTH }
      const message = 'This JSON is nested too deeply for a playlist.'
      throw new AppError('unrecognised_format', message, { params })
    }
  }
}

function findStringEnd(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

/** Returns the array at a key; empty if there is none. */
export function listAt(value: unknown, key: string): unknown[] {
  const list = valueAt(value, key)
  return Array.isArray(list) ? list : []
}

/** Returns the text at a key, at most 1,000 characters; empty if there is none. */
export function textAt(value: unknown, key: string): string {
  return boundText(rawTextAt(value, key))
}

/** The same without a limit, for descriptions, paths and URLs. Do not apply regular expressions to it. */
export function rawTextAt(value: unknown, key: string): string {
  const text = valueAt(value, key)
  return typeof text === 'string' ? text : ''
}

/** Returns the value at a key; undefined if there is no object or no such key. */
export function valueAt(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string, unknown>)[key]
}
