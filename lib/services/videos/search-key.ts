import 'server-only'
import { db, type YoutubeKeyRow } from '@/db'
import { env } from '@/lib/config/env'
import { SealBrokenError, seal, unseal } from '@/lib/config/sealed'

/** The key that searches for the songs of a user; `own` is the row of the user's own key. */
export type SearchKey = { apiKey: string; own: Pick<YoutubeKeyRow, 'id' | 'userId'> | null }

const toSealPurpose = (userId: string) => ({ userId, provider: 'youtube', column: 'api_key' })

/** Encrypts the YouTube key of a user for storage. */
export const sealKey = (userId: string, apiKey: string): string =>
  seal(apiKey, toSealPurpose(userId))

type SealedKey = Pick<YoutubeKeyRow, 'userId' | 'apiKey'>

/** Decrypts the YouTube key of a user. @throws SealBrokenError */
export const openKey = ({ userId, apiKey }: SealedKey): string =>
  unseal(apiKey, toSealPurpose(userId))

/** The same; undefined if TOKEN_KEYS lack the key that encrypted it. */
export function unsealKey(row: SealedKey): string | undefined {
  try {
    return openKey(row)
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error
    return undefined
  }
}

/** Finds the user's own key if there is one that works, else that of the server; undefined without one. */
export async function findSearchKey(userId: string): Promise<SearchKey | undefined> {
  const row = await db.youtubeKeys.find(userId)
  // Not stored if it is unreadable: while TOKEN_KEYS are changed, other processes may read it.
  const apiKey = row && row.brokenReason === null ? unsealKey(row) : undefined
  if (row && apiKey !== undefined) return { apiKey, own: { id: row.id, userId } }
  const { YOUTUBE_API_KEY } = env()
  return YOUTUBE_API_KEY === undefined ? undefined : { apiKey: YOUTUBE_API_KEY, own: null }
}
