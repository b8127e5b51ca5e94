import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { getSecrets } from './env'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const PURPOSE = 'riffle/sealed/v1'

/** Whose secret it is and where it is kept: sealed for one place, it opens in no other. */
export type SealContext = { userId: string; provider: string; column: string }

/** A sealed text that was moved, changed, or whose key is gone. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError'
}

/** The id of the key that seals; the others of the ring only open. */
export const sealingKeyId = (): string => getSecrets().TOKEN_KEYS[0]!.id

/**
 * Encrypts a secret for the database with AES-256-GCM and the first key of the ring, bound to its
 * place. Answers `key id.nonce.ciphertext and tag`, the last two in base64url.
 */
export function seal(secret: string, place: SealContext): string {
  const [key] = getSecrets().TOKEN_KEYS
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, deriveSealingKey(key!.secret), nonce)
  cipher.setAAD(additionalData(place, key!.id))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [key!.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.')
}

/** Opens what `seal` made for the same place. Throws SealBrokenError. */
export function unseal(envelope: string, place: SealContext): string {
  const [keyId = '', nonce = '', text = ''] = envelope.split('.')
  const key = getSecrets().TOKEN_KEYS.find(({ id }) => id === keyId)
  if (!key) throw new SealBrokenError('The key it was sealed with is not in the ring.')
  const sealed = Buffer.from(text, 'base64url')
  try {
    const decipher = createDecipheriv(
      ALGORITHM,
      deriveSealingKey(key.secret),
      Buffer.from(nonce, 'base64url'),
      { authTagLength: TAG_BYTES },
    )
    decipher.setAAD(additionalData(place, keyId))
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    const opened = decipher.update(sealed.subarray(0, -TAG_BYTES), undefined, 'utf8')
    return opened + decipher.final('utf8')
  } catch {
    throw new SealBrokenError('It was changed, or sealed for another place.')
  }
}

const deriveSealingKey = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, KEY_BYTES))

const additionalData = ({ userId, provider, column }: SealContext, keyId: string): Buffer =>
  Buffer.from(JSON.stringify([userId, provider, column, keyId]))
