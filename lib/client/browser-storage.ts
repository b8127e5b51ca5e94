import type { z } from 'zod'

/** Returns a text that this browser stores; undefined if there is none, or storage is not allowed. */
export function readText(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

/** Stores a text, if storage is allowed and not full. */
export function writeText(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // The next visit starts without it.
  }
}

/** Returns a stored value; undefined if there is none, or another version stored it in another form. */
export function readStored<Value>(key: string, schema: z.ZodType<Value>): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(readText(key) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** Stores a value as JSON, as `writeText` does. */
export const writeStored = (key: string, value: unknown): void =>
  writeText(key, JSON.stringify(value))

/** Removes a stored text or value, for example because the user signs out. */
export function removeStored(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Storage is not allowed: nothing was stored.
  }
}
