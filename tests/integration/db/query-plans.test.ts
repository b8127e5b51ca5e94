import { beforeAll, describe, expect, inject, it } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import type { List } from '@/tests/support/lists'

// A cached read sends no statement.
withApp(async () => ({ READ_CACHE: 'false' }))

const SCALE = { songs: 30_000, playlists: 3_000 }
/**
 * A page of songs of a small library looks up every one of them, a page of a large library checks
 * songs until there are enough; a page of tracks, likes or plays looks its songs up.
 */
const MAX_BUFFERS = { own: 70, joined: 130, smallLibrary: 1_500, largeLibrary: 5_000 }
/** Of artists and albums, whose songs are counted, and of the search for songs, artists and albums. */
const MAX_LIBRARY_BUFFERS = { list: 1_500, details: 3_000, search: 5_000 }
const SEARCHES = ['k', 'ka', 'kaka', 'kaka loka', 'loka ka', 'renkaa', 'xqzwk', 'anshi tami mi']
const JOINED = new Set(['tracks of a playlist', 'liked songs', 'plays'])

// Plans are a server's: the embedded database has one connection, and few songs.
describe.skipIf(!inject('databaseUrl'))('30,000 songs (needs a PostgreSQL server)', () => {
  let userId: string
  let lists: Record<string, List>
  /** A listener with a small library, and the listener who signed in, with a large one. */
  let listeners: { smallLibrary: string; largeLibrary: string }

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
    const [other] = await postgres.client`
      select id from users where email = 'listener-1@scale.example.org'`
    listeners = { smallLibrary: String(other?.id), largeLibrary: userId }
  }, 120_000)

  it('are paged through by indexes, deep pages as cheaply as the first', async () => {
    const { costOf } = await import('@/tests/support/query-plans')
    for (const [name, list] of Object.entries(lists)) {
      if (name.startsWith('songs')) continue
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
        JOINED.has(name) ? MAX_BUFFERS.joined : MAX_BUFFERS.own,
      )
      expect(later.buffers, name).toBeLessThanOrEqual(first.buffers * 1.2 + 2)
    }
  })

  it.each(['smallLibrary', 'largeLibrary'] as const)(
    'are paged through by indexes in each order: %s',
    async (library) => {
      const { costOf } = await import('@/tests/support/query-plans')
      const { contextOf, songList } = await import('@/tests/support/lists')
      for (const sort of ['title', 'artist', '-createdAt', 'duration', 'bpm']) {
        const list = songList(contextOf(listeners[library]), { sort })
        const { nextCursor } = await list({ limit: 100 })
        const first = await costOf(() => list({ limit: 50 }))
        const later = await costOf(() => list({ limit: 50, cursor: nextCursor ?? undefined }))
        expect([sort, nextCursor, first.scanned, later.scanned]).toEqual([
          sort,
          expect.any(String),
          [],
          [],
        ])
        expect(Math.max(first.buffers, later.buffers), sort).toBeLessThan(MAX_BUFFERS[library])
      }
    },
  )

  it('take as many statements a page of one as a page of a hundred', async () => {
    const { statementsOf } = await import('@/tests/support/query-plans')
    for (const [name, list] of Object.entries(lists)) {
      const one = await statementsOf(() => list({ limit: 1 }))
      const hundred = await statementsOf(() => list({ limit: 100 }))
      expect([name, one.length]).toEqual([name, hundred.length])
    }
  })

  it.each(SEARCHES)('are searched for %j without reading them all', async (q) => {
    const { costOf } = await import('@/tests/support/query-plans')
    const { contextOf, songList } = await import('@/tests/support/lists')
    const search = songList(contextOf(userId), { q })
    const cost = await costOf(() => search({ limit: 50 }))
    expect(cost.scanned).toEqual([])
    expect(cost.statements).toBeLessThanOrEqual(3)
  })

  it.each(['smallLibrary', 'largeLibrary'] as const)(
    'are read by indexes as artists, albums and duplicates: %s',
    async (library) => {
      const { costOf } = await import('@/tests/support/query-plans')
      const { contextOf } = await import('@/tests/support/lists')
      const { libraryDetails, libraryLists } = await import('@/tests/support/library-reads')
      const ctx = contextOf(listeners[library])
      for (const [name, list] of Object.entries(libraryLists(ctx))) {
        const { nextCursor } = await list({ limit: 100 })
        const first = await costOf(() => list({ limit: 50 }))
        const later = await costOf(() => list({ limit: 50, cursor: nextCursor ?? undefined }))
        expect([name, first.scanned, later.scanned]).toEqual([name, [], []])
        const most = Math.max(first.buffers, later.buffers)
        expect(most, name).toBeLessThan(MAX_LIBRARY_BUFFERS.list)
      }
      for (const [name, read] of Object.entries(await libraryDetails(ctx))) {
        const cost = await costOf(read)
        expect([name, cost.scanned]).toEqual([name, []])
        expect(cost.buffers, name).toBeLessThan(MAX_LIBRARY_BUFFERS.details)
      }
    },
  )

  it.each(SEARCHES)('are searched for %j with artists, albums and playlists', async (q) => {
    const { costOf } = await import('@/tests/support/query-plans')
    const { contextOf } = await import('@/tests/support/lists')
    const { searchEverything } = await import('@/tests/support/library-reads')
    for (const [library, id] of Object.entries(listeners)) {
      const cost = await costOf(() => searchEverything(contextOf(id), q))
      expect([library, cost.scanned]).toEqual([library, []])
      expect(cost.buffers, library).toBeLessThan(MAX_LIBRARY_BUFFERS.search)
    }
  })
})
