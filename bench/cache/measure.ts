import { sql } from 'drizzle-orm'
import { db } from '@/db'
import { rowsOf } from '@/db/rows'
import { signAccessToken } from '@/lib/auth/access-tokens'
import { metricsText } from '@/lib/observability/metrics'
import { statementsOf } from '@/tests/support/query-plans'
import { withCatalogue } from '../sql/measure'

export type ReadCost = { read: string; statements: number; p50Ms: number; hitRate: number }

const READS_PER_WRITE = 20
const ROUNDS = 50
const WARM_UP_ROUNDS = 5
const SESSION_MS = 60 * 60 * 1_000

type Send = (method: string, path: string, body?: object) => Promise<void>

/** Measures the cached reads through the API, with one write of the same user after each 20 of a kind. */
export function measureReads(
  url: string,
  scale: { songs: number; playlists: number } | undefined,
): Promise<ReadCost[]> {
  return withCatalogue(url, scale, async (userId, playlistId) => {
    // The invented features are not complete enough for a response.
    await db
      .describe()
      .postgres.drizzle.execute(sql`update songs set features = null where user_id = ${userId}`)
    const send = await createSender(userId)
    const paths = {
      playlists: '/playlists',
      playlist: `/playlists/${await findPageOf(playlistId)}`,
      me: '/me',
    }
    let writes = 0
    const write = () =>
      send('PUT', paths.playlist, { name: `Renamed ${writes++}`, description: null })
    const costs: ReadCost[] = []
    for (const [read, path] of Object.entries(paths)) {
      await measureRounds(WARM_UP_ROUNDS, () => send('GET', path), write)
      const before = await countLookups(read)
      const times = await measureRounds(ROUNDS, () => send('GET', path), write)
      const after = await countLookups(read)
      // As after a write, without its statements.
      await db.describe().versions.move(userId)
      const sent = await statementsOf(() => readOften(() => send('GET', path)))
      costs.push({
        read: `GET ${path.replace(/[0-9a-f-]{36}/, '{id}')}`,
        statements: sent.length / READS_PER_WRITE,
        p50Ms: times[times.length >> 1] ?? 0,
        hitRate: (after.hits - before.hits) / Math.max(1, after.all - before.all),
      })
    }
    return costs
  })
}

async function readOften(read: () => Promise<void>): Promise<number[]> {
  const times: number[] = []
  for (let count = 0; count < READS_PER_WRITE; count++) {
    const start = performance.now()
    await read()
    times.push(performance.now() - start)
  }
  return times
}

/** Returns the times of all reads, the shortest first. */
async function measureRounds(
  rounds: number,
  read: () => Promise<void>,
  write: () => Promise<void>,
): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    await write()
    times.push(...(await readOften(read)))
  }
  return times.sort((a, b) => a - b)
}

async function createSender(userId: string): Promise<Send> {
  const { api } = await import('@/app/api/v1/api')
  const expiresAt = new Date(Date.now() + SESSION_MS)
  const sid = await db.authSessions.create({ userId, kind: 'api', userAgent: null, expiresAt })
  const token = await signAccessToken({ sub: userId, sid })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return async (method, path, body) => {
    const response = await api.fetch(
      new Request(`http://localhost:3000/api/v1${path}`, {
        method,
        headers,
        body: body && JSON.stringify(body),
      }),
    )
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    await response.text()
  }
}

/** Finds a playlist of the same user that fills the first page. */
async function findPageOf(longestId: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    db.describe().postgres.drizzle,
    sql`select p.id from playlists p join playlists l on l.user_id = p.user_id
      where l.id = ${longestId} and p.track_count >= 50 order by p.track_count limit 1`,
  )
  return row?.id ?? longestId
}

async function countLookups(read: string): Promise<{ hits: number; all: number }> {
  const { text } = await metricsText()
  const found = [...text.matchAll(/^cached_reads_total\{read="(\w+)",outcome="(\w+)"\} (\d+)$/gm)]
  const counts = found.filter(([, name]) => name === read)
  const sum = (of: typeof counts) => of.reduce((total, [, , , count]) => total + Number(count), 0)
  return { hits: sum(counts.filter(([, , outcome]) => outcome === 'hit')), all: sum(counts) }
}
