import { sql } from 'drizzle-orm'
import { db } from '@/db'
import { rowsOf } from '@/db/rows'
import { seedScale } from '@/db/scale/seed'
import { contextOf, type List, listsOf, songList } from '@/tests/support/lists'
import { type Cost, costOf } from '@/tests/support/query-plans'
import { searches } from './queries'

export type ListCost = {
  name: string
  first: Cost
  later: Cost
  laterPage: number
  /** Whether the list has fewer than 2,000 pages, and `later` is the last full one. */
  isLastPage: boolean
  grows: boolean
}
export type SearchCost = { kind: string; q: string; cost: Cost; milliseconds: number }

const PAGE_ROWS = 50
const LATER_PAGE = 2_000
const MAX_STEP_ROWS = 100
const MAX_SEARCHED_SONGS = 20

/** Opens the database at `url`, fills it if `scale` is given, runs `work` and closes it. */
export async function withCatalogue<Result>(
  url: string,
  scale: { songs: number; playlists: number } | undefined,
  work: (userId: string, playlistId: string) => Promise<Result>,
): Promise<Result> {
  process.env.DATABASE_URL = url
  await db.open()
  try {
    const email = 'listener@example.org'
    const user =
      (await db.users.findByEmail(email)) ??
      (await db.users.create({ email, displayName: 'Listener', passwordHash: 'none' }))
    if (scale) await seedScale(url, { ...scale, userId: user.id })
    const { drizzle } = db.describe().postgres
    const [longest] = await rowsOf<{ id: string }>(
      drizzle,
      sql`select id from playlists where user_id = ${user.id} order by track_count desc limit 1`,
    )
    return await work(user.id, longest!.id)
  } finally {
    await db.close()
  }
}

/** The first page of every list, and page 2,000 or the last one. */
export async function measureLists(userId: string, playlistId: string): Promise<ListCost[]> {
  const costs: ListCost[] = []
  for (const [name, list] of Object.entries(listsOf(contextOf(userId), playlistId))) {
    await list({ limit: PAGE_ROWS })
    const first = await costOf(() => list({ limit: PAGE_ROWS }))
    const { cursor, page } = await findPage(list, LATER_PAGE)
    const later = await costOf(() => list({ limit: PAGE_ROWS, cursor }))
    const [one, hundred] = [
      await costOf(() => list({ limit: 1 })),
      await costOf(() => list({ limit: 100 })),
    ]
    costs.push({
      name,
      first,
      later,
      laterPage: page,
      isLastPage: page < LATER_PAGE,
      grows: one.statements !== hundred.statements,
    })
  }
  return costs
}

async function findPage(list: List, number: number): Promise<{ cursor?: string; page: number }> {
  let cursor: string | undefined
  let rows = 0
  while (rows < (number - 1) * PAGE_ROWS) {
    const limit = Math.min(MAX_STEP_ROWS, (number - 1) * PAGE_ROWS - rows)
    const { data, nextCursor } = await list({ limit, cursor })
    // A shorter list ends with its last full page.
    if (!nextCursor) break
    rows += data.length
    cursor = nextCursor
  }
  return { cursor, page: rows / PAGE_ROWS + 1 }
}

/** Searches of all kinds; each is run once before it is timed. */
export async function measureSearches(userId: string): Promise<SearchCost[]> {
  const known = await rowsOf<{ title: string; artist: string; album: string }>(
    db.describe().postgres.drizzle,
    sql`select title, artists -> 0 ->> 'name' as artist, album ->> 'title' as album from (
        select *, row_number() over (order by md5(id::text)) as nth from (
          select * from songs where user_id = ${userId} order by id limit 9000) early) s
      where nth <= ${MAX_SEARCHED_SONGS} order by nth`,
  )
  const costs: SearchCost[] = []
  for (const { kind, q } of searches(known)) {
    const list = songList(contextOf(userId), { q })
    const search = () => list({ limit: PAGE_ROWS })
    await search()
    const start = performance.now()
    await search()
    const milliseconds = performance.now() - start
    costs.push({ kind, q, milliseconds, cost: await costOf(search) })
  }
  return costs
}
