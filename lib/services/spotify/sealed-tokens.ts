import 'server-only'
import type { ConnectionRow } from '@/db'
import { seal, unseal } from '@/lib/config/sealed'

const provider = 'spotify' as const

type Column = 'access_token' | 'refresh_token'

const toSealPurpose = (userId: string, column: Column) => ({ userId, provider, column })

/** Encrypts tokens for storage. */
export const sealTokens = (
  userId: string,
  tokens: { accessToken: string; refreshToken: string },
) => ({
  accessToken: seal(tokens.accessToken, toSealPurpose(userId, 'access_token')),
  refreshToken: seal(tokens.refreshToken, toSealPurpose(userId, 'refresh_token')),
})

/**
 * Decrypts the tokens of a connection.
 * @throws SealBrokenError
 */
export const unsealTokens = ({ userId, accessToken, refreshToken }: ConnectionRow) => ({
  accessToken: unseal(accessToken, toSealPurpose(userId, 'access_token')),
  refreshToken: unseal(refreshToken, toSealPurpose(userId, 'refresh_token')),
})
