import { AppError } from '@/lib/errors'
import { bounded } from '@/lib/song-text/clean-text'

const DEEPEST = 64

/** Parses a whole JSON text. Throws AppError for damaged JSON and for nesting past 64 levels. */
export async function parseJson(text: AsyncIterable<string>): Promise<unknown> {
  const pieces: string[] = []
  for await (const piece of text) pieces.push(piece)
  const whole = pieces.join('')
  refuseDeep(whole)
  try {
    return JSON.parse(whole)
  } catch (cause) {
    const message = 'This file begins like JSON but is damaged, so nothing of it can be read.'
    throw new AppError('unrecognised_format', message, { cause })
  }
}

/** Looks before parsing: a file of opening brackets would take memory out of all proportion. */
function refuseDeep(text: string): void {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = endOfString(text, at)
    else if (character === '[' || character === '{') depth++
    else if (character === ']' || character === '}') depth--
    if (depth > DEEPEST) {
      throw new AppError('unrecognised_format', 'This JSON is nested too deep for a playlist.')
    }
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

/** A JSON text that is at hand whole; undefined for what is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The list under a key, or an empty one. */
export function listAt(value: unknown, key: string): unknown[] {
  const list = valueAt(value, key)
  return Array.isArray(list) ? list : []
}

/** The text under a key, cut; an empty one if there is none. */
export function textAt(value: unknown, key: string): string {
  return bounded(wholeTextAt(value, key))
}

/** The same uncut, for descriptions, paths and addresses: no expression may run over it. */
export function wholeTextAt(value: unknown, key: string): string {
  const text = valueAt(value, key)
  return typeof text === 'string' ? text : ''
}

/** Whatever stands under a key of an object; undefined where there is neither. */
export function valueAt(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string, unknown>)[key]
}
