import { type SQL, sql } from 'drizzle-orm'
import { allowSorts, avoidSorts } from './index-order'
import type { Database } from './postgres'
import { rowsOf } from './rows'

let lastCursor = 0

type PageOptions = {
  pageRows: number
  /** Whether an index has the rows in the order of the query. */
  hasIndex: boolean
}

/**
 * Runs a query in the transaction `tx` and returns its rows page by page, through a cursor. One
 * statement that returns all of a long list would block the process with the embedded database. A
 * caller that stops early leaves the cursor to the end of the transaction.
 */
export async function* fetchPages<Row>(
  tx: Database,
  query: SQL,
  { pageRows, hasIndex }: PageOptions,
): AsyncGenerator<Row[]> {
  lastCursor++
  const cursor = sql.identifier(`pages_${lastCursor}`)
  if (hasIndex) await avoidSorts(tx)
  // The query is planned here.
  await tx.execute(sql`declare ${cursor} no scroll cursor for ${query}`)
  if (hasIndex) await allowSorts(tx)
  for (;;) {
    const rows = await rowsOf<Row>(tx, sql`fetch ${sql.raw(String(pageRows))} from ${cursor}`)
    if (rows.length > 0) yield rows
    if (rows.length < pageRows) break
  }
  await tx.execute(sql`close ${cursor}`)
}
