import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { migrate } from '@/db/migrate'
import { openEmbedded } from '@/db/postgres'
import { rowsOf } from '@/db/rows'
import {
  EARLIER,
  readState,
  storeEarlierDatabase,
  UPGRADED,
  withConnection,
} from '@/tests/support/earlier-database'
import { addListeners, holdingsOf } from '@/tests/support/earlier-listeners'
import { withThreadBundle } from '@/tests/support/thread-bundle'
import { killUpgrade } from '@/tests/support/upgrade-process'

const PROCESS = 'tests/support/paused-upgrade.ts'
const TIMEOUT_MS = 300_000
const KILLS = 4

it(
  'leaves the database as it was after kill -9 in the first transaction',
  async () => {
    const earlier = await storeEarlierDatabase()
    await withThreadBundle(PROCESS, (bundle) =>
      killUpgrade(earlier, { bundle, isPausedInPrepare: true, lines: 1 }),
    )
    await withConnection(earlier.open, async (connection) => {
      expect(await readState(connection)).toEqual(EARLIER)
      await migrate(connection, { dataDir: earlier.dataDir, isSkipped: true, minFreeBytes: 0 })
      expect(await readState(connection)).toEqual(UPGRADED)
    })
  },
  TIMEOUT_MS,
)

it(
  'continues after kill -9 in the middle of the copying, several times',
  async () => {
    const earlier = await storeEarlierDatabase()
    const before = await withConnection(earlier.open, async ({ drizzle }) => {
      await addListeners(drizzle, { users: 20, songs: 30 })
      return holdingsOf(drizzle)
    })
    await withThreadBundle(PROCESS, async (bundle) => {
      for (let kill = 0; kill < KILLS; kill++) {
        const [lines, delayMs] = [randomBelow(8) + 1, randomBelow(60)]
        await killUpgrade(earlier, { bundle, lines, delayMs })
        await withConnection(earlier.open, async (connection) => {
          expect(
            await readState(connection),
            `after ${lines} chunks and ${delayMs} ms`,
          ).toMatchObject({
            migrations: EARLIER.migrations + 1,
            hasCatalogue: true,
          })
        })
      }
    })
    await withConnection(earlier.open, async (connection) => {
      // The backup of the first start is not replaced: there would be no space.
      await migrate(connection, {
        dataDir: earlier.dataDir,
        isSkipped: false,
        minFreeBytes: 2 ** 60,
      })
      const { drizzle } = connection
      expect(await holdingsOf(drizzle, sql`s.user_id = x.holder`)).toEqual(before)
      expect(await readState(connection)).toMatchObject({ ...UPGRADED, songs: 9 + 20 * 30 })
      const tables = sql`select count(*)::int as count from pg_tables
        where tablename like 'library\\_%' and schemaname = 'public'`
      expect(await rowsOf(drizzle, tables)).toEqual([{ count: 0 }])
    })
    if (!earlier.url) expect(await stateOfCopy(earlier.dataDir)).toMatchObject({ migrations: 21 })
  },
  TIMEOUT_MS,
)

const randomBelow = (limit: number) => Math.floor(Math.random() * limit)

async function stateOfCopy(dataDir: string) {
  const folder = join(dataDir, 'restored')
  mkdirSync(folder)
  renameSync(join(dataDir, 'postgres.before-library-upgrade'), join(folder, 'postgres'))
  return withConnection(() => openEmbedded(folder), readState)
}
