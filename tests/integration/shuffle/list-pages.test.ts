import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import { aLargePlaylist } from '@/tests/support/large-list'

withApp()

const TRACKS = 10_000

// Of processor time, which depends little on other load of the machine.
it('the first page of a long list does not take the time of all pages', async () => {
  const { id: userId } = await aUser()
  const { db } = await import('@/db')
  const list = await aLargePlaylist(userId, TRACKS)
  await makeIndexesExpensive()
  const pagesMs: number[] = []
  let tracks = 0
  await db.transaction(async (tx) => {
    let before = process.threadCpuUsage()
    for await (const page of tx.shuffleEntries.listIdPages({ userId, list })) {
      const { user, system } = process.threadCpuUsage(before)
      pagesMs.push((user + system) / 1_000)
      tracks += page.length
      before = process.threadCpuUsage()
    }
  })
  expect(tracks).toBe(TRACKS)
  const [first = 0, ...others] = pagesMs
  expect(first).toBeLessThan(others.reduce((sum, ms) => sum + ms, 0) / 2)
})

/** Makes the planner of the embedded database prefer a sort to an index, if it may choose. */
async function makeIndexesExpensive(): Promise<void> {
  const { db } = await import('@/db')
  await db.describe().postgres.drizzle.execute(sql`set random_page_cost = 1000`)
}
