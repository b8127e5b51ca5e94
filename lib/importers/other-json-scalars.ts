import { valueAt } from './json-value'

const MAX_SCALAR_CHARACTERS = 40

/** Returns the text or number at a key, as a text; empty if there is none. */
export function scalarAt(track: unknown, key: string): string {
  const value = valueAt(track, key)
  const isScalar = typeof value === 'string' || typeof value === 'number'
  return isScalar ? String(value).slice(0, MAX_SCALAR_CHARACTERS) : ''
}

/** Returns the first value that can be parsed, at the keys of the first object, then of the next one. */
export const firstOf = <Value>(
  objects: unknown[],
  keys: string[],
  parse: (text: string) => Value | null | undefined,
): Value | null =>
  objects
    .flatMap((one) => keys.map((key) => parse(scalarAt(one, key)) ?? null))
    .find((value) => value !== null) ?? null

/** Returns the number at the first of the keys with a text or number; undefined if there is none. */
export function numberOf(track: unknown, keys: string[]): number | undefined {
  const text = keys.map((key) => scalarAt(track, key)).find(Boolean)
  return text === undefined ? undefined : Number(text)
}
