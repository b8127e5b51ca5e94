import 'server-only'
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { db } from '@/db'
import { sealingKeyId } from '@/lib/config/sealed'
import { log } from '@/lib/observability/log'
import { sealKey, unsealKey } from './search-key'

const BATCH_ROWS = 100

/** Encrypts the YouTube keys of users again with the first key of TOKEN_KEYS. Returns their number. */
export async function resealYoutubeKeys(): Promise<number> {
  const keyId = sealingKeyId()
  let done = 0
  for (let after: string | undefined; ; ) {
    const rows = await db.youtubeKeyEncryption.listOutdated(keyId, BATCH_ROWS, after)
    for (const row of rows) if (await resealOne(row)) done++
    after = rows.at(-1)?.userId
    if (rows.length < BATCH_ROWS) return done
    await yieldToEventLoop()
  }
}

async function resealOne(row: { userId: string; apiKey: string }): Promise<boolean> {
  const apiKey = unsealKey(row)
  if (apiKey !== undefined) {
    return db.youtubeKeyEncryption.replace(row, sealKey(row.userId, apiKey))
  }
  log().warn({ userId: row.userId }, 'stored YouTube key cannot be decrypted')
  return false
}
