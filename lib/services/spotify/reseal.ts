import 'server-only'
import { setImmediate as letOthers } from 'node:timers/promises'
import { db } from '@/db'
import { SealBrokenError, sealingKeyId } from '@/lib/config/sealed'
import { log } from '@/lib/observability/log'
import { sealTokens, unsealTokens } from './tokens'

const BATCH = 100

/**
 * Seals stored tokens anew with the first key of the ring, while the app goes on with both. Answers
 * how many were done and how many are left: those that were in use, or whose key is gone.
 */
export async function resealTokens(): Promise<{ done: number; left: number }> {
  const keyId = sealingKeyId()
  const total = await db.tokenEncryption.countOutdated(keyId)
  let done = 0
  for (let after: string | undefined; ; ) {
    const rows = await db.tokenEncryption.listOutdated(keyId, BATCH, after)
    for (const row of rows) if (await resealOne(row)) done++
    if (rows.length > 0) log().info({ done, total }, 'tokens sealed anew')
    after = rows.at(-1)?.id
    if (rows.length < BATCH) break
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
    log().warn({ connection: row.id, err: error }, 'a sealed token does not open')
    return false
  }
}
