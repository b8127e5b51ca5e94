import fc from 'fast-check'
import { expect, inject, it } from 'vitest'
import { z } from 'zod'
import { aUser, call, withApp } from '@/tests/support/app'

withApp()

const RUNS = 6
const MAX_WRITES = 12
const PROPERTY_TIMEOUT_MS = 180_000

const Playlists = z.object({ data: z.array(z.object({ id: z.string() })) })
const Songs = z.object({ data: z.array(z.object({ id: z.string() })) })
const Detail = z.object({ tracks: z.object({ data: z.array(z.object({ id: z.string() })) }) })

type Library = { token: string; songs: string[] }

/** Reads everything that is cached, with the ETags. */
async function readAll(token: string): Promise<unknown[]> {
  const list = await call('GET', '/playlists', { token })
  const ids = Playlists.parse(list.body).data.map(({ id }) => id)
  const paths = ['/me', '/playlists', '/playlists?limit=2', ...ids.map((id) => `/playlists/${id}`)]
  const reads: unknown[] = []
  for (const path of paths) {
    const { status, headers, body } = await call('GET', path, { token })
    reads.push({ path, status, etag: headers.get('etag'), body })
  }
  return reads
}

async function emptyCache(): Promise<void> {
  const { db } = await import('@/db')
  await db.describe().versions.move()
}

const pick = <Item>(items: Item[], at: number): Item | undefined => items[at % items.length]

/** Returns the status; undefined if there is nothing to change. */
type Write = (library: Library, at: number) => Promise<number | undefined>

/** Sends a write. Returns the status. */
const statusOf = async (...request: Parameters<typeof call>) => (await call(...request)).status

/** The writes of the property; each changes something that is cached, if there is something to change. */
const writes: Record<string, Write> = {
  createPlaylist: ({ token }, at) =>
    statusOf('POST', '/playlists', { token, body: { name: `P${at}` } }),
  renamePlaylist: async ({ token }, at) => {
    const id = await aPlaylistId(token, at)
    return id
      ? statusOf('PUT', `/playlists/${id}`, { token, body: { name: `Renamed ${at}` } })
      : undefined
  },
  removePlaylist: async ({ token }, at) => {
    const id = await aPlaylistId(token, at)
    return id ? statusOf('DELETE', `/playlists/${id}`, { token }) : undefined
  },
  addTracks: async ({ token, songs }, at) => {
    const id = await aPlaylistId(token, at)
    const songIds = [pick(songs, at), pick(songs, at + 1)]
    return id
      ? statusOf('POST', `/playlists/${id}/tracks`, { token, body: { songIds } })
      : undefined
  },
  removeTrack: async ({ token }, at) => {
    const id = await aPlaylistId(token, at)
    if (!id) return undefined
    const { body } = await call('GET', `/playlists/${id}`, { token })
    const track = pick(Detail.parse(body).tracks.data, at)
    return track ? statusOf('DELETE', `/playlists/${id}/tracks/${track.id}`, { token }) : undefined
  },
  like: ({ token, songs }, at) => statusOf('PUT', `/me/liked/${pick(songs, at)}`, { token }),
  unlike: ({ token, songs }, at) => statusOf('DELETE', `/me/liked/${pick(songs, at)}`, { token }),
  renameMe: ({ token }, at) =>
    statusOf('PATCH', '/me', { token, body: { displayName: `Ada the ${at}th` } }),
  renameSong: ({ token, songs }, at) =>
    statusOf('PATCH', `/songs/${pick(songs, at)}`, { token, body: { title: `Title ${at}` } }),
  removeSong: ({ token, songs }, at) => statusOf('DELETE', `/songs/${pick(songs, at)}`, { token }),
}

async function aPlaylistId(token: string, at: number): Promise<string | undefined> {
  const { body } = await call('GET', '/playlists', { token })
  return pick(Playlists.parse(body).data, at)?.id
}

async function aLibrary(): Promise<Library> {
  const { token } = await aUser()
  expect((await call('POST', '/me/demo', { token })).status).toBe(204)
  const { body } = await call('GET', '/songs?limit=10', { token })
  return { token, songs: Songs.parse(body).data.map(({ id }) => id) }
}

const write = fc.record({
  name: fc.constantFrom(...Object.keys(writes)),
  at: fc.nat({ max: 1_000 }),
})

it.each(Object.entries(writes))('the reads after %s show it', async (name, apply) => {
  const library = await aLibrary()
  // The songs of the demo are liked or not.
  const opposite = { like: writes.unlike, unlike: writes.like }[name]
  await opposite?.(library, 0)
  const before = await readAll(library.token)
  expect(await apply(library, 0)).toBeLessThan(300)
  const cached = await readAll(library.token)
  expect(cached).not.toEqual(before)
  await emptyCache()
  expect(cached).toEqual(await readAll(library.token))
})

it(
  'a read after any write equals the read with an empty cache',
  async () => {
    let attempts = 0
    let successes = 0
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: MAX_WRITES }), async (steps) => {
        const library = await aLibrary()
        await readAll(library.token)
        for (const { name, at } of steps) {
          const status = await writes[name]?.(library, at)
          attempts++
          if (status !== undefined && status < 300) successes++
          const cached = await readAll(library.token)
          await emptyCache()
          expect(cached, name).toEqual(await readAll(library.token))
        }
      }),
      { numRuns: RUNS },
    )
    // Some writes find nothing to change, such as a song that an earlier one removed.
    expect(successes).toBeGreaterThan(attempts / 2)
  },
  PROPERTY_TIMEOUT_MS,
)

it('repeated reads come from the cache, also the conditional ones, and none of another user', async () => {
  const { metricsText } = await import('@/lib/observability/metrics')
  const library = await aLibrary()
  const first = await readAll(library.token)
  expect(await readAll(library.token)).toEqual(first)
  const { text } = await metricsText()
  for (const read of ['me', 'playlists', 'playlist']) {
    expect(text).toMatch(new RegExp(`cached_reads_total\\{read="${read}",outcome="hit"\\} [1-9]`))
  }
  const id = await aPlaylistId(library.token, 0)
  const { headers } = await call('GET', `/playlists/${id}`, library)
  const condition = { 'If-None-Match': headers.get('etag') ?? '' }
  const { token } = library
  expect((await call('GET', `/playlists/${id}`, { token, headers: condition })).status).toBe(304)
  const stranger = await aUser('bob')
  expect((await call('GET', `/playlists/${id}`, stranger)).status).toBe(404)
})

it('reads in a transaction see its changes and store nothing', async () => {
  const { db } = await import('@/db')
  const { listPlaylists } = await import('@/lib/services/playlists/playlists')
  const { contextOf } = await import('@/tests/support/lists')
  const { id } = await aUser()
  const ctx = contextOf(id)
  const read = async () => (await listPlaylists(ctx, { limit: 50 })).data.length
  expect(await read()).toBe(0)
  const failing = db.ambientTransaction(async () => {
    await db.playlists.create(id, { name: 'Never committed' })
    expect(await read()).toBe(1)
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect(await read()).toBe(0)
})

// The embedded database has one connection: the read would wait for the transaction.
it.skipIf(!inject('databaseUrl'))(
  'a read between the changes of a transaction and its commit is invalid afterwards',
  async () => {
    const { db } = await import('@/db')
    const { listPlaylists } = await import('@/lib/services/playlists/playlists')
    const { contextOf } = await import('@/tests/support/lists')
    const { id } = await aUser()
    const names = async () =>
      (await listPlaylists(contextOf(id), { limit: 50 })).data.map(({ name }) => name)
    const changed = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    const transaction = db.transaction(async (tx) => {
      await tx.playlists.create(id, { name: 'Committed' })
      changed.resolve()
      await released.promise
    })
    await changed.promise
    expect([await names(), await names()]).toEqual([[], []])
    released.resolve()
    await transaction
    expect(await names()).toEqual(['Committed'])
  },
)

it('a change outside of a request makes the caches of all users invalid', async () => {
  const { db } = await import('@/db')
  const { token, id } = await aUser()
  await call('GET', '/me', { token })
  await db.users.rename(id, 'Renamed by a job')
  expect((await call('GET', '/me', { token })).body).toMatchObject({
    displayName: 'Renamed by a job',
  })
})

it('simultaneous reads of one value load it once', async () => {
  const { db } = await import('@/db')
  const { cachedRead } = await import('@/lib/services/shared/cached-read')
  const find = cachedRead('playlist', z.object({ loads: z.number() }))
  const userId = crypto.randomUUID()
  let loads = 0
  // Of the two first ones, each can create the version.
  await find(userId, 'first')
  const values = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const found = await find(userId, 'value')
      if (found.status === 'hit') return found.value
      return found.load(async () => {
        loads++
        await db.ping()
        return { loads }
      })
    }),
  )
  expect(values.every((value) => value.loads === 1)).toBe(true)
})
