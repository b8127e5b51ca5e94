import 'server-only'
import { db } from '@/db'
import { sealingKeyId } from '@/lib/config/sealed'
import { resealRows } from '../shared/reseal-rows'
import { sealTokens, unsealTokens } from './sealed-tokens'

/**
 * Encrypts stored tokens again with the first key, while both keys are in use. Returns the number of
 * those done, and of those left because they were in use or their key is missing.
 */
export async function resealTokens(): Promise<{ done: number; left: number }> {
  const done = await resealRows({
    name: 'tokens of Spotify',
    listOutdated: db.tokenEncryption.listOutdated,
    positionOf: ({ id }) => id,
    reseal: async (row) =>
      db.tokenEncryption.replace(row, sealTokens(row.userId, unsealTokens(row))),
  })
  return { done, left: await db.tokenEncryption.countOutdated(sealingKeyId()) }
}
