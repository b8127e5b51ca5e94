import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import { MAX_INSPECTED_BYTES } from '@/lib/services/imports/inspect'
import { aUser, call, withApp } from '@/tests/support/app'
import { csvOf, importFile, someRows } from '@/tests/support/library'
import { tempFileBytes } from '@/tests/support/temp-files'

withApp()

let maxRows: number
beforeAll(() => {
  maxRows = env().IMPORT_MAX_ROWS
})
afterEach(() => {
  env().IMPORT_MAX_ROWS = maxRows
})

/** A table of 21 MB in which each row ends in a long comment. */
function largeFile(rows: number): string {
  const comment = 'x'.repeat(Math.ceil((MAX_INSPECTED_BYTES * 1.05) / rows))
  const lines = someRows(rows).map(({ title, artist }) => `${title},${artist},${comment}`)
  return ['Title,Artist,Comment', ...lines].join('\n')
}

async function storedParts(): Promise<number> {
  const { db } = await import('@/db')
  const { sql } = await import('drizzle-orm')
  const rows = await db.transaction((tx) =>
    tx.executor.execute(sql`select count(*)::int as count from import_files`),
  )
  const [row] = Array.isArray(rows) ? rows : (rows as { rows: { count: number }[] }).rows
  return row?.count ?? -1
}

describe('a file of more than 20 MB', () => {
  it('is imported whole, and leaves no file behind', async () => {
    const { token } = await aUser()
    const result = await importFile(token, largeFile(400), 'large.csv')
    expect(result).toMatchObject({
      status: 'succeeded',
      progress: { done: 400, total: 400 },
      playlists: [{ name: 'large', trackCount: 400 }],
    })
    await expect.poll(storedParts).toBe(0)
    expect(tempFileBytes()).toBe(0)
  })

  it('changes nothing if its end exceeds the maximum number of rows', async () => {
    env().IMPORT_MAX_ROWS = 390
    const { token } = await aUser()
    const result = await importFile(token, largeFile(400), 'large.csv')
    expect(result).toMatchObject({
      status: 'failed',
      problem: { code: 'payload_too_large', text: expect.stringContaining('390 rows') },
      report: { imported: 0 },
    })
    await expect.poll(storedParts).toBe(0)
    const { body } = await call('GET', '/songs', { token })
    expect(body).toMatchObject({ data: [] })
  })
})

it('rejects a small file with too many rows at once', async () => {
  env().IMPORT_MAX_ROWS = 10
  const { token } = await aUser()
  const form = new FormData()
  form.set('file', new File([csvOf(someRows(11))], 'rows.csv'))
  const { status, body } = await call('POST', '/imports', { token, form })
  expect(status).toBe(413)
  expect(body).toMatchObject({ code: 'payload_too_large', params: { max: 10, unit: 'rows' } })
})
