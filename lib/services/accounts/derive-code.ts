import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { getSecrets } from '@/lib/config/env'

/** 80 bits, as 16 letters and digits. */
const CODE_CHARS = 16
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Returns the code `XXXX-XXXX-XXXX-XXXX` that belongs to `text`, derived from AUTH_SECRET. */
export function deriveCode(text: string): string {
  const digest = createHmac('sha256', getSecrets().AUTH_SECRET).update(text).digest()
  const letters = [...digest.subarray(0, CODE_CHARS)].map(
    (byte) => ALPHABET[byte % ALPHABET.length],
  )
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** Compares in constant time, without regard to case and to characters between the groups. */
export function isSameCode(given: string, code: string): boolean {
  const [a, b] = [given, code].map((text) => Buffer.from(toLetters(text)))
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b)
}

const toLetters = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
