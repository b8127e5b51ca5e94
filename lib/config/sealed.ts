import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { getSecrets } from './env'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const PURPOSE = 'riffle/sealed/v1'

/** The row and column of a sealed secret. It can be opened only in the same place. */
export type SealContext = { userId: string; provider: string; column: string }

/** A sealed text that was moved or changed, or whose key was removed. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError'
}

/** Returns the id of the key that seals: the first of TOKEN_KEYS. The others only open. */
export const sealingKeyId = (): string => sealingKey().id

function sealingKey() {
  const [key] = getSecrets().TOKEN_KEYS
  if (!key) throw new RangeError('TOKEN_KEYS is empty.')
  return key
}

/**
 * Encrypts a secret for the database with AES-256-GCM, bound to its row and column. Returns
 * `key id.nonce.ciphertext and tag`, the last two in base64url.
 */
export function seal(secret: string, context: SealContext): string {
  const key = sealingKey()
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, deriveSealingKey(key.secret), nonce)
  cipher.setAAD(additionalData(context, key.id))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [key.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.')
}

/** Decrypts the result of `seal` for the same row and column. @throws SealBrokenError */
export function unseal(envelope: string, context: SealContext): string {
  const [keyId = '', nonce = '', text = ''] = envelope.split('.')
  const key = getSecrets().TOKEN_KEYS.find(({ id }) => id === keyId)
  if (!key) throw new SealBrokenError('The key of the sealed text is not in TOKEN_KEYS.')
  const sealed = Buffer.from(text, 'base64url')
  try {
    const decipher = createDecipheriv(
      ALGORITHM,
      deriveSealingKey(key.secret),
      Buffer.from(nonce, 'base64url'),
      { authTagLength: TAG_BYTES },
    )
    decipher.setAAD(additionalData(context, keyId))
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    const start = decipher.update(sealed.subarray(0, -TAG_BYTES), undefined, 'utf8')
    return start + decipher.final('utf8')
  } catch {
    throw new SealBrokenError('The sealed text was changed, or sealed for another row or column.')
  }
}

const deriveSealingKey = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, KEY_BYTES))

const additionalData = ({ userId, provider, column }: SealContext, keyId: string): Buffer =>
  Buffer.from(JSON.stringify([userId, provider, column, keyId]))
