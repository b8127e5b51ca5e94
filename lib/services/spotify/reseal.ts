import 'server-only'
import { setImmediate as letOthers } from 'node:timers/promises'
import { db } from '@/db'
import { SealBrokenError, sealingKeyId } from '@/lib/config/sealed'
import { log } from '@/lib/observability/log'
import { sealTokens, unsealTokens } from './sealed-tokens'

const BATCH_ROWS = 100

/**
 * Encrypts stored tokens again with the first key, while both keys are in use. Returns the number of
 * those done, and of those left because they were in use or their key is missing.
 */
export async function resealTokens(): Promise<{ done: number; left: number }> {
  const keyId = sealingKeyId()
  const total = await db.tokenEncryption.countOutdated(keyId)
  let done = 0
  for (let after: string | undefined; ; ) {
    const rows = await db.tokenEncryption.listOutdated(keyId, BATCH_ROWS, after)
    for (const row of rows) if (await resealOne(row)) done++
    if (rows.length > 0) log().info({ done, total }, 'tokens encrypted with the new key')
    after = rows.at(-1)?.id
    if (rows.length < BATCH_ROWS) break
    await letOthers()
  }
  return { done, left: await db.tokenEncryption.countOutdated(keyId) }
}

type Row = Parameters<typeof unsealTokens>[0]

async function resealOne(row: Row): Promise<boolean> {
  try {
    return await db.tokenEncryption.replace(row, sealTokens(row.userId, unsealTokens(row)))
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error
    log().warn({ connection: row.id, err: error }, 'stored token cannot be decrypted')
    return false
  }
}
