import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { getSecrets } from '@/lib/config/env'
import { CODE_LETTERS, toCodeLetters } from './code-letters'

/** 80 bits, as 16 letters and digits. */
const CODE_CHARS = 16

/** Returns the code `XXXX-XXXX-XXXX-XXXX` that belongs to `text`, derived from AUTH_SECRET. */
export function deriveCode(text: string): string {
  const digest = createHmac('sha256', getSecrets().AUTH_SECRET).update(text).digest()
  const letters = [...digest.subarray(0, CODE_CHARS)].map(
    (byte) => CODE_LETTERS[byte % CODE_LETTERS.length],
  )
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** Compares in constant time, without regard to case and to characters between the groups. */
export function isSameCode(given: string, code: string): boolean {
  const [a, b] = [given, code].map((text) => Buffer.from(toCodeLetters(text)))
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b)
}
