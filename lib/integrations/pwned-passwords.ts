import 'server-only'
import { createHash } from 'node:crypto'
import { env } from '@/lib/config/env'
import { guardedFetch } from './guarded-fetch'
import { UpstreamError } from './upstream-error'

/** A person waits for the response. */
const DEADLINE_MS = 2_000
/** A padded response has 800 to 1,000 lines of about 40 bytes. */
const MAX_RESPONSE_BYTES = 262_144
const PREFIX_DIGITS = 5

/**
 * Returns how often a password is in the data breaches of Pwned Passwords. The service gets five
 * of the forty digits of its SHA-1, and returns all hashes that begin with them, with padding.
 * @throws UpstreamError
 */
export async function countBreaches(password: string): Promise<number> {
  const digest = createHash('sha1').update(password).digest('hex').toUpperCase()
  const url = `${env().PWNED_PASSWORDS_URL}/range/${digest.slice(0, PREFIX_DIGITS)}`
  const { status, bytes } = await guardedFetch(url, {
    headers: { 'Add-Padding': 'true', 'User-Agent': 'Riffle' },
    deadlineMs: DEADLINE_MS,
    maxBytes: MAX_RESPONSE_BYTES,
    isConfigured: true,
  })
  if (status !== 200) throw new UpstreamError('status', new URL(url).host, { status })
  return findCount(new TextDecoder().decode(bytes), digest.slice(PREFIX_DIGITS))
}

// Lines of padding have the count 0.
function findCount(text: string, suffix: string): number {
  const line = text.split(/\r?\n/).find((entry) => entry.startsWith(`${suffix}:`))
  const count = Number(line?.slice(suffix.length + 1) ?? 0)
  return Number.isSafeInteger(count) ? count : 0
}
