import 'server-only'
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { db } from '@/db'
import { SealBrokenError, sealingKeyId } from '@/lib/config/sealed'
import { log } from '@/lib/observability/log'
import { sealTotpSecret, unsealTotpSecret } from './second-factor'

const BATCH_ROWS = 100

/** Encrypts secrets of authenticator apps again with the first key. Returns their number. */
export async function resealTotpSecrets(): Promise<number> {
  const keyId = sealingKeyId()
  let done = 0
  for (let after: string | undefined; ; ) {
    const rows = await db.totpSecrets.listOutdated(keyId, BATCH_ROWS, after)
    for (const row of rows) if (await resealOne(row)) done++
    after = rows.at(-1)?.userId
    if (rows.length < BATCH_ROWS) return done
    await yieldToEventLoop()
  }
}

async function resealOne({ userId, secret }: { userId: string; secret: string }): Promise<boolean> {
  try {
    const sealed = sealTotpSecret(userId, unsealTotpSecret(userId, secret))
    return await db.totpSecrets.replace({ userId, secret }, sealed)
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error
    log().warn({ userId, err: error }, 'secret of an authenticator app cannot be decrypted')
    return false
  }
}
