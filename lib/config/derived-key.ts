import 'server-only'
import { hkdfSync } from 'node:crypto'
import { getSecrets } from './env'

const KEY_BYTES = 32

const keys = new Map<string, Buffer>()

/** A key for one purpose, derived from AUTH_SECRET: the same for as long as that is. */
export function deriveKey(purpose: string): Buffer {
  const known = keys.get(purpose)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', getSecrets().AUTH_SECRET, '', purpose, KEY_BYTES))
  keys.set(purpose, key)
  return key
}
