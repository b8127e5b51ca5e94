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
  /** There is no page 2,000: `later` is of the last full one. */
  isLastPage: boolean
  grows: boolean
}
export type SearchCost = { manner: string; q: string; cost: Cost; milliseconds: number }

const PAGE = 50
const LATER_PAGE = 2_000
const STEP = 100
const SONGS_SEARCHED = 20

/** Opens the database at `url`, filled, and measures what `work` asks for; closes it behind. */
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
    await list({ limit: PAGE })
    const first = await costOf(() => list({ limit: PAGE }))
    const { cursor, page } = await pageAt(list, LATER_PAGE)
    const later = await costOf(() => list({ limit: PAGE, cursor }))
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

async function pageAt(list: List, wanted: number): Promise<{ cursor?: string; page: number }> {
  let cursor: string | undefined
  let rows = 0
  while (rows < (wanted - 1) * PAGE) {
    const limit = Math.min(STEP, (wanted - 1) * PAGE - rows)
    const { data, nextCursor } = await list({ limit, cursor })
    // The last full page there is, where there are not so many.
    if (!nextCursor) break
    rows += data.length
    cursor = nextCursor
  }
  return { cursor, page: rows / PAGE + 1 }
}

/** Searches in every manner, each asked once before it is timed. */
export async function measureSearches(userId: string): Promise<SearchCost[]> {
  const known = await rowsOf<{ title: string; artist: string; album: string }>(
    db.describe().postgres.drizzle,
    sql`select title, artists -> 0 ->> 'name' as artist, album ->> 'title' as album from (
        select *, row_number() over (order by md5(id::text)) as nth from (
          select * from songs where owner_id is null order by id limit 9000) early) s
      where nth <= ${SONGS_SEARCHED} order by nth`,
  )
  const costs: SearchCost[] = []
  for (const { manner, q } of searches(known)) {
    const list = songList(contextOf(userId), { q })
    const search = () => list({ limit: PAGE })
    await search()
    const start = performance.now()
    await search()
    const milliseconds = performance.now() - start
    costs.push({ manner, q, milliseconds, cost: await costOf(search) })
  }
  return costs
}
