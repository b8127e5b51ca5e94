import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { PgBoss } from 'pg-boss'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type PostgresServer, startPostgresServer } from '@/tests/support/postgres-server'
import { TEST_SECRETS } from '@/tests/support/secrets'
import { emptyFolder } from './support/riffle'

/** WORKER_KILLS=50 is a thorough run. */
const KILLS = Number(process.env.WORKER_KILLS ?? 20)
const IMPORTS = Math.max(12, Math.round(KILLS * 1.6))
const ROWS = 250
/** The maximum time from the last kill to the end of the last job. */
const FINISH_TIMEOUT_MS = 90_000

let server: PostgresServer
let sql: Sql
let boss: PgBoss

beforeAll(async () => {
  const started = await startPostgresServer()
  if (!started) throw new Error('PostgreSQL was not found: install it, or set DATABASE_URL.')
  server = started
  sql = postgres(server.url, { max: 2, onnotice: () => {} })
})

afterAll(async () => {
  await boss?.stop({ graceful: false })
  await sql?.end()
  await server?.stop()
})

it('ends cleanly at a SIGTERM that comes while it starts', async () => {
  const worker = startWorker()
  const ended = once(worker, 'close')
  await waitForSchema()
  worker.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

it(`completes each import exactly once if its worker is killed ${KILLS} times`, async () => {
  const first = startWorker()
  await waitForSchema()
  first.kill('SIGKILL')
  await once(first, 'close')
  boss = new PgBoss({ connectionString: server.url, supervise: false, schedule: false })
  await boss.start()
  for (let number = 0; number < IMPORTS; number++) await queueImport(number)

  let hits = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const worker = startWorker()
    await waitForRunningJob()
    await pause(Math.random() * 150)
    hits += await countActive()
    worker.kill('SIGKILL')
    await once(worker, 'close')
  }
  expect(hits, 'kills that hit a running job').toBeGreaterThanOrEqual(KILLS / 2)

  const last = startWorker()
  const deadline = Date.now() + FINISH_TIMEOUT_MS
  while ((await countOpen()) > 0 && Date.now() < deadline) await pause(250)
  last.kill('SIGTERM')
  await once(last, 'close')
  await expectEachImportOnce()
})

function startWorker(): ChildProcess {
  return spawn(process.execPath, [resolve('dist/worker.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      DATABASE_URL: server.url,
      DATA_DIR: emptyFolder(),
      ...TEST_SECRETS,
    } as unknown as NodeJS.ProcessEnv,
    stdio: 'ignore',
  })
}

async function waitForSchema(): Promise<void> {
  const findQueue = () => sql`select 1 from pgboss.queue where name = 'import'`.catch(() => [])
  while ((await findQueue()).length === 0) await pause(50)
}

// Two thirds of the songs are in all lists, so that imports contend for the same rows.
const titleOf = (number: number, row: number) =>
  row % 3 === 0 ? `Own ${number} of ${row}` : `Shared ${row}`

async function queueImport(number: number): Promise<void> {
  const [userId, importId] = [crypto.randomUUID(), crypto.randomUUID()]
  const lines = Array.from(
    { length: ROWS },
    (_, row) => `${titleOf(number, row)},Artist ${row % 40},Album ${row % 60},${180 + (row % 50)}`,
  )
  const file = Buffer.from(`Title,Artist,Album,Duration\n${lines.join('\n')}\n`)
  await sql`insert into users (id, email, display_name)
    values (${userId}, ${`listener${number}@example.org`}, ${`Listener ${number}`})`
  await sql`insert into import_files (id, number, user_id, content)
    values (${importId}, 0, ${userId}, ${gzipSync(file)})`
  await sql`insert into imports (id, user_id, kind, name, file_id, total)
    values (${importId}, ${userId}, 'file', ${`List ${number}.csv`}, ${importId}, ${ROWS})`
  await boss.send('import', { importId }, { id: importId, group: { id: userId } })
}

const countActive = async () =>
  (
    await sql`select 1 from pgboss.job where name = 'import' and state = 'active'
    and heartbeat_on > now() - interval '3 seconds'`
  ).length

/** Waits until this worker runs a job. A job of a dead worker has no recent heartbeat. */
async function waitForRunningJob(): Promise<void> {
  const deadline = Date.now() + 60_000
  while ((await countActive()) === 0 && (await countOpen()) > 0 && Date.now() < deadline) {
    await pause(10)
  }
}

const countOpen = async () =>
  (await sql`select 1 from imports where status in ('queued', 'running')`).length

async function expectEachImportOnce(): Promise<void> {
  expect(await sql`select status, count(*)::int from imports group by status`).toEqual([
    { status: 'succeeded', count: IMPORTS },
  ])
  const lists = await sql`select u.email, p.track_count, count(t.id)::int as tracks,
      array_agg(s.title order by t.position) as titles
    from users u join playlists p on p.user_id = u.id
    join playlist_tracks t on t.playlist_id = p.id and t.removed_at is null
    join songs s on s.id = t.song_id group by p.id, u.email`
  expect(lists).toHaveLength(IMPORTS)
  for (const { email, track_count, tracks, titles } of lists) {
    const number = Number(/\d+/.exec(email)?.[0])
    expect({ track_count, tracks }).toEqual({ track_count: ROWS, tracks: ROWS })
    expect(titles).toEqual(Array.from({ length: ROWS }, (_, row) => titleOf(number, row)))
  }
  const twice = await sql`
    select match_key from songs group by user_id, match_key having count(*) > 1`
  expect(twice).toEqual([])
}
