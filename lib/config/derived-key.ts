import 'server-only'
import { hkdfSync } from 'node:crypto'
import { getSecrets } from './env'

const KEY_BYTES = 32

const keys = new Map<string, Buffer>()

/** Derives a key for one purpose from AUTH_SECRET. It changes when AUTH_SECRET changes. */
export function deriveKey(purpose: string): Buffer {
  const cached = keys.get(purpose)
  if (cached) return cached
  const key = derive(getSecrets().AUTH_SECRET, purpose)
  keys.set(purpose, key)
  return key
}

/** Derives the key that `deriveKey` returned before AUTH_SECRET was rotated; undefined if it was not. */
export function deriveFormerKey(purpose: string): Buffer | undefined {
  const { PREVIOUS_AUTH_SECRET } = getSecrets()
  return PREVIOUS_AUTH_SECRET ? derive(PREVIOUS_AUTH_SECRET, purpose) : undefined
}

const derive = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES))
