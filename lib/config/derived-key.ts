import 'server-only'
import { hkdfSync } from 'node:crypto'
import { getSecrets } from './env'

const KEY_BYTES = 32

const keys = new Map<string, Buffer>()

/** Derives a key for one purpose from AUTH_SECRET. It changes when AUTH_SECRET changes. */
export function deriveKey(purpose: string): Buffer {
  const cached = keys.get(purpose)
  if (cached) return cached
  const key = Buffer.from(hkdfSync('sha256', getSecrets().AUTH_SECRET, '', purpose, KEY_BYTES))
  keys.set(purpose, key)
  return key
}
