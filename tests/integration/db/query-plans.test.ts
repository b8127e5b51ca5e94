import { beforeAll, describe, expect, inject, it } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import type { List } from '@/tests/support/lists'

withApp()

const SCALE = { songs: 30_000, playlists: 3_000 }
/** A page of songs, one's own uploads, likes and videos; a list that looks its songs up needs more. */
const MOST_BUFFERS = { own: 70, joined: 130 }
const JOINED = new Set(['tracks of a playlist', 'liked songs', 'plays'])

// Plans are a server's: the embedded database has one connection, and few songs.
describe.skipIf(!inject('databaseUrl'))('thirty thousand songs', () => {
  let userId: string
  let lists: Record<string, List>

  beforeAll(async () => {
    const { db } = await import('@/db')
    const { seedScale } = await import('@/db/scale/seed')
    const { contextOf, listsOf } = await import('@/tests/support/lists')
    userId = (await aUser()).id
    const { postgres } = db.describe()
    if (postgres.kind === 'embedded') return
    await seedScale(postgres.url, { ...SCALE, userId })
    const [longest] = await postgres.client`
      select id from playlists where user_id = ${userId} order by track_count desc limit 1`
    lists = listsOf(contextOf(userId), String(longest?.id))
  }, 120_000)

  it('are paged through by indexes, deep pages as cheaply as the first', async () => {
    const { costOf } = await import('@/tests/support/query-plans')
    for (const [name, list] of Object.entries(lists)) {
      const first = await costOf(() => list({ limit: 50 }))
      let cursor: string | undefined
      for (let page = 0; page < 20; page++) {
        const { nextCursor } = await list({ limit: 100, cursor })
        if (!nextCursor) break
        cursor = nextCursor
      }
      const later = await costOf(() => list({ limit: 50, cursor }))
      expect([name, first.scanned, later.scanned]).toEqual([name, [], []])
      expect(first.buffers, name).toBeLessThanOrEqual(
        JOINED.has(name) ? MOST_BUFFERS.joined : MOST_BUFFERS.own,
      )
      expect(later.buffers, name).toBeLessThanOrEqual(first.buffers * 1.2 + 2)
    }
  })

  it('take as many statements a page of one as a page of a hundred', async () => {
    const { statementsOf } = await import('@/tests/support/query-plans')
    for (const [name, list] of Object.entries(lists)) {
      const one = await statementsOf(() => list({ limit: 1 }))
      const hundred = await statementsOf(() => list({ limit: 100 }))
      expect([name, one.length]).toEqual([name, hundred.length])
    }
  })

  it.each(['k', 'ka', 'kaka', 'kaka loka', 'loka ka', 'renkaa', 'xqzwk', 'anshi tami mi'])(
    'are searched for %j without reading them all',
    async (q) => {
      const { costOf } = await import('@/tests/support/query-plans')
      const { contextOf, songList } = await import('@/tests/support/lists')
      const search = songList(contextOf(userId), { q })
      const cost = await costOf(() => search({ limit: 50 }))
      expect(cost.scanned).toEqual([])
      expect(cost.statements).toBeLessThanOrEqual(3)
    },
  )
})
