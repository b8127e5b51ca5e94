import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { PgBoss } from 'pg-boss'
import { expect, inject, it } from 'vitest'
import { libraryStep } from '@/db/library-step'
import { migrate } from '@/db/migrate'
import type { DataStep } from '@/db/migration-runner'
import type { PostgresConnection } from '@/db/postgres'
import { rowsOf } from '@/db/rows'
import {
  EARLIER,
  readState,
  storeEarlierDatabase,
  UPGRADED,
  withConnection,
} from '@/tests/support/earlier-database'

const server = inject('databaseUrl')
const TIMEOUT_MS = 180_000

/** A step that loses one track after the copying. */
const lossyStep: DataStep = {
  ...libraryStep,
  async run(database) {
    await libraryStep.run(database)
    await database.execute(sql`delete from playlist_tracks where position = 'a3'`)
  },
}

it(
  'restores the backup if a user has lost an entry, and the next start upgrades again',
  async () => {
    const { dataDir, url, open } = await storeEarlierDatabase()
    const options = { dataDir, isSkipped: false, minFreeBytes: 0 }
    await withConnection(open, async (connection) => {
      await expect(migrate(connection, options, [lossyStep])).rejects.toThrow(
        /tracks: 4 before, 3 after\)\. The backup .* was restored, so the database is as it was/,
      )
    })
    if (!url) expect(existsSync(join(dataDir, 'postgres.failed-library-upgrade'))).toBe(true)
    await withConnection(open, async (connection) => {
      expect(await readState(connection)).toEqual(EARLIER)
      await migrate(connection, options)
      expect(await readState(connection)).toEqual(UPGRADED)
    })
  },
  TIMEOUT_MS,
)

it(
  'states that the operator restores their own backup if there is no other',
  async () => {
    const { dataDir, open } = await storeEarlierDatabase()
    const options = { dataDir, isSkipped: true, minFreeBytes: 0 }
    await withConnection(open, async (connection) => {
      await expect(migrate(connection, options, [lossyStep])).rejects.toThrow(
        /tracks: 4 before, 3 after\)\. The database is between two versions.*restore yours/,
      )
      // A later start does not take the database for a complete one.
      await expect(migrate(connection, options)).rejects.toThrow(/between two versions/)
    })
  },
  TIMEOUT_MS,
)

it.skipIf(!server)(
  'restores the jobs of the queue and the plays of all months',
  async () => {
    const { dataDir, open } = await storeEarlierDatabase()
    const options = { dataDir, isSkipped: false, minFreeBytes: 0 }
    await withConnection(open, async (connection) => {
      await withQueue(connection, async (queue) => {
        await queue.createQueue('import')
        await queue.send('import', { importId: 'waiting' })
      })
      await connection.drizzle.execute(sql`insert into plays
        (id, user_id, song_id, outcome, played_ms, played_at)
        select gen_random_uuid(), user_id, song_id, outcome, played_ms, now() - interval '1 year'
        from plays`)
      expect(await countPlays(connection)).toBe(6)
      const failed = migrate(connection, options, [lossyStep])
      await expect(failed).rejects.toThrow('was restored, so the database is as it was')
    })
    await withConnection(open, async (connection) => {
      expect(await readState(connection)).toEqual(EARLIER)
      expect(await countPlays(connection)).toBe(6)
      await migrate(connection, options)
      expect(await countPlays(connection)).toBe(6)
      const jobs = await withQueue(connection, (queue) => queue.fetch('import'))
      expect(jobs).toMatchObject([{ data: { importId: 'waiting' } }])
    })
  },
  TIMEOUT_MS,
)

async function withQueue<Result>(
  connection: PostgresConnection,
  work: (queue: PgBoss) => Promise<Result>,
): Promise<Result> {
  if (connection.kind === 'embedded') throw new Error('The queue of this test is on a server.')
  const queue = new PgBoss({ connectionString: connection.url, supervise: false, schedule: false })
  await queue.start()
  try {
    return await work(queue)
  } finally {
    await queue.stop({ graceful: false })
  }
}

async function countPlays({ drizzle }: PostgresConnection): Promise<number | undefined> {
  const [row] = await rowsOf<{ count: number }>(
    drizzle,
    sql`select count(*)::int as count from plays`,
  )
  return row?.count
}
