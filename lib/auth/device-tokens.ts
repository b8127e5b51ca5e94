import 'server-only'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { deriveKey } from '@/lib/config/derived-key'

const PURPOSE = 'riffle/device-token/v1'
const ID_BYTES = 16
const MAX_TOKEN_CHARS = 200

/** Creates the token of a browser that signed in to an account. It names no session and grants nothing. */
export function createDeviceToken(email: string): string {
  const id = randomBytes(ID_BYTES).toString('base64url')
  return `${id}.${sign(id, email).toString('base64url')}`
}

/**
 * Returns the id of a token that was created for the account of this e-mail address; undefined for any
 * other. A token has many spellings, its id has one.
 */
export function deviceIdOf(token: string, email: string): string | undefined {
  if (token.length > MAX_TOKEN_CHARS) return undefined
  const [id = '', signature = ''] = token.split('.')
  const given = Buffer.from(signature, 'base64url')
  const expected = sign(id, email)
  const isValid = given.length === expected.length && timingSafeEqual(given, expected)
  return isValid ? id : undefined
}

const sign = (id: string, email: string): Buffer =>
  createHmac('sha256', deriveKey(PURPOSE)).update(`${id} ${email}`).digest()
