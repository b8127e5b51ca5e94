import 'server-only'
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { SealBrokenError, sealingKeyId } from '@/lib/config/sealed'
import { log } from '@/lib/observability/log'

const BATCH_ROWS = 100

type SealedRows<Row> = {
  /** The content of the rows, for the log. */
  name: string
  /** Lists a page of the rows that another key than the first one has encrypted. */
  listOutdated: (keyId: string, limit: number, after?: string) => Promise<Row[]>
  /** The position of a row in the order of the pages. */
  positionOf: (row: Row) => string
  /** Decrypts and encrypts a row; false if it changed in the meantime. @throws SealBrokenError */
  reseal: (row: Row) => Promise<boolean>
}

/** Encrypts stored secrets again with the first key of TOKEN_KEYS. Returns their number. */
export async function resealRows<Row>(rows: SealedRows<Row>): Promise<number> {
  const keyId = sealingKeyId()
  let done = 0
  for (let after: string | undefined; ; ) {
    const page = await rows.listOutdated(keyId, BATCH_ROWS, after)
    for (const row of page) if (await resealOne(rows, row)) done++
    const last = page.at(-1)
    if (last) log().info({ done }, `${rows.name}: encrypted with the new key`)
    if (!last || page.length < BATCH_ROWS) return done
    after = rows.positionOf(last)
    await yieldToEventLoop()
  }
}

async function resealOne<Row>(
  { name, positionOf, reseal }: SealedRows<Row>,
  row: Row,
): Promise<boolean> {
  try {
    return await reseal(row)
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error
    log().warn({ row: positionOf(row), err: error }, `${name}: cannot be decrypted`)
    return false
  }
}
