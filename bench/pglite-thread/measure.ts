import { monitorEventLoopDelay } from 'node:perf_hooks'
import { quantile } from '../sql/report'
import type { Client } from './clients'

const WARM_UP_CALLS = 500
const CALLS = 3_000
const CONCURRENCY = 16
const WORKS = 20
const ROWS = 500
const RESOLUTION_MS = 1
const MB = 2 ** 20

export type Figures = Record<string, number>

// Of the size of the statement that `next` runs for its track.
const NEXT = `select t.id, t.position, t.added_at, t.excluded, s.*, al.title as album
  from playlist_tracks t join playlists p on p.id = t.playlist_id
  join songs s on s.id = t.song_id and s.user_id = p.user_id
  left join albums al on al.id = s.album_id where t.id = $1`
const PAGE = `select t.id, t.position, s.title, s.artists, s.duration_ms from playlist_tracks t
  join songs s on s.id = t.song_id where t.playlist_id = $1 and t.removed_at is null
  order by t.position limit ${ROWS}`
const WRITE = `update playlist_tracks set excluded = not excluded where id in (
  select id from playlist_tracks where playlist_id = $1 limit ${ROWS})`
const AGGREGATE = `select count(*), sum(s.duration_ms) from playlist_tracks t
  join songs s on s.id = t.song_id where t.playlist_id = $1 and t.removed_at is null`

/** Measures the statements of one client on the playlist of the database. */
export async function measure(client: Client): Promise<Figures> {
  const [list] = await client.query('select id from playlists limit 1')
  const tracks = await client.query(`select id from playlist_tracks limit ${CALLS}`)
  const next = (call: number) => client.query(NEXT, [tracks[call % tracks.length]?.id])
  await timesOf(WARM_UP_CALLS, next)
  const alone = await timesOf(CALLS, next)
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: CONCURRENCY }, () => timesOf(CALLS / CONCURRENCY, next)))
  const perSecond = (CALLS / (performance.now() - startedAt)) * 1_000
  const stallOf = (sql: string, count: number) =>
    longestDelay(() => timesOf(count, () => client.query(sql, [list?.id])))
  return {
    'next, p50, ms': quantile(alone, 0.5),
    'next, p99, ms': quantile(alone, 0.99),
    [`next per second, ${CONCURRENCY} at once`]: perSecond,
    [`longest delay of the loop: pages of ${ROWS} tracks, ms`]: await stallOf(PAGE, WORKS),
    [`longest delay of the loop: ${ROWS} rows written, ms`]: await stallOf(WRITE, WORKS),
    'longest delay of the loop: totals of the list, ms': await stallOf(AGGREGATE, 1),
    'resident memory, MB': process.memoryUsage.rss() / MB,
  }
}

async function timesOf(count: number, work: (call: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let call = 0; call < count; call++) {
    const startedAt = performance.now()
    await work(call)
    times.push(performance.now() - startedAt)
    // Other callers run between two statements of one.
    if (call % 10 === 9) await new Promise((resolve) => setImmediate(resolve))
  }
  return times
}

async function longestDelay(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  await new Promise((resolve) => setTimeout(resolve, 20))
  delay.reset()
  await work()
  await new Promise((resolve) => setTimeout(resolve, 5))
  delay.disable()
  return delay.max / 1e6
}
