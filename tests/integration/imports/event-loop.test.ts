import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import { measureLongestTurn } from '@/tests/support/longest-turn'

withApp()

const manyLists = (count: number) =>
  `Title,Artist,Playlist Name\n${Array.from({ length: count }, (_, index) => `Song ${index},Ann,List ${index}`).join('\n')}`

/** Stores a file of a new user, and returns a function that imports it. */
async function importOf(file: string): Promise<() => Promise<void>> {
  const { id: userId } = await aUser()
  const { db } = await import('@/db')
  const { runFileImport } = await import('@/lib/services/imports/run-file-import')
  const { withStoredFile } = await import('@/lib/services/imports/stored-file')
  const row = { userId, kind: 'file', name: 'file', playlistName: null, total: 1 } as const
  const bytes = new TextEncoder().encode(file)
  const { id } = await withStoredFile(userId, Readable.from([bytes]), ({ fileId }) =>
    db.imports.create({ ...row, fileId }),
  )
  return async () => {
    await runFileImport(id, true)
    expect(await db.imports.find({ userId, id })).toMatchObject({ status: 'succeeded' })
  }
}

/** Runs `work` and returns how many turns of the event loop other work had meanwhile. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let isOver = false
  const count = () => {
    turns++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  await work()
  isOver = true
  return turns
}

it('an import of blank lines of 4 MB gives turns to other requests', async () => {
  const runImport = await importOf(`#EXTM3U\na.mp3\n${'\r'.repeat(4 * 2 ** 20)}`)
  expect(await turnsDuring(runImport)).toBeGreaterThan(60)
})

it('an import of 1,000 playlists never takes a long turn', async () => {
  await (await importOf(manyLists(100)))()
  const runImport = await importOf(manyLists(1_000))
  // Processor time; the target is 50 ms.
  expect(await measureLongestTurn(runImport)).toBeLessThan(75)
})

it('the statements of a transaction do not share one turn', async () => {
  const { db } = await import('@/db')
  const { id: userId } = await aUser()
  const turns = await turnsDuring(() =>
    db.transaction(async (tx) => {
      const until = performance.now() + 500
      while (performance.now() < until) await tx.imports.list(userId, { limit: 100 })
    }),
  )
  expect(turns).toBeGreaterThan(10)
})

it('the statements of many callers do not share one turn', async () => {
  const { db } = await import('@/db')
  const { drizzle } = db.describe().postgres
  const slow = sql`select count(*) from generate_series(1, 100000)`
  await drizzle.execute(slow)
  const turns = await turnsDuring(() =>
    Promise.all(Array.from({ length: 20 }, () => drizzle.execute(slow))),
  )
  expect(turns).toBeGreaterThan(10)
})
