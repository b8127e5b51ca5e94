// @vitest-environment jsdom
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createOutbox, type Outbox, RETRY_MS } from '@/lib/client/outbox/outbox'
import { createOutboxStore } from '@/lib/client/outbox/store'
import { runSignOutTasks } from '@/lib/client/sign-out-tasks'

type Request = { call: string; key: string | null; body: unknown }

let requests: Request[]
/** The status of each response; a function for one that depends on the request. */
let respond: (request: Request) => number
const opened: Outbox[] = []

beforeEach(() => {
  requests = []
  respond = () => 204
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const request = {
      call: `${init.method} ${path.replace('/api/v1', '')}`,
      key: new Headers(init.headers).get('idempotency-key'),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    }
    requests.push(request)
    const status = respond(request)
    if (status === 0) throw new TypeError('Failed to fetch')
    return status === 204 ? new Response(null, { status }) : Response.json({}, { status })
  })
})
afterEach(() => {
  for (const outbox of opened.splice(0)) outbox.close()
  vi.useRealTimers()
})

function open(userId = 'ada') {
  const outbox = createOutbox(userId)
  opened.push(outbox)
  return outbox
}

const play = (songId: string) =>
  ({
    kind: 'play',
    songId,
    outcome: 'finished',
    playedMs: 9_000,
    playedAt: '2026-11-29T20:00:00.000Z',
  }) as const
const stored = async (userId = 'ada') => (await createOutboxStore().list(userId)).length

describe('a change', () => {
  it('is sent at once and deleted', async () => {
    const outbox = open()
    await outbox.add(play('a'))
    await outbox.flush()
    const { kind: _, ...body } = play('a')
    expect(requests).toMatchObject([{ call: 'POST /me/plays', body }])
    expect(await stored()).toBe(0)
  })

  it('is kept while the server is away, and sent in its order by the next visit', async () => {
    respond = () => 0
    const outbox = open()
    for (const songId of ['a', 'b', 'c']) {
      await outbox.add(play(songId))
      await outbox.flush()
    }
    expect(await stored()).toBe(3)
    outbox.close()
    requests = []
    respond = () => 204
    await open().flush()
    expect(requests.map(({ body }) => body)).toMatchObject([
      { songId: 'a' },
      { songId: 'b' },
      { songId: 'c' },
    ])
    expect(await stored()).toBe(0)
  })

  it('has the same key when its response was lost', async () => {
    respond = () => 0
    const outbox = open()
    await outbox.add(play('a'))
    await outbox.flush()
    respond = () => 204
    await outbox.flush()
    const keys = new Set(requests.map(({ key }) => key))
    expect(requests.length).toBeGreaterThan(1)
    expect(keys.size).toBe(1)
    expect([...keys][0]).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each([400, 404, 422])('is dropped if the server rejects it with %i', async (status) => {
    respond = () => status
    const outbox = open()
    await outbox.add(play('a'))
    await outbox.flush()
    expect(await stored()).toBe(0)
  })

  it('that fails does not hold up the next ones', async () => {
    respond = ({ body }) => ((body as { songId: string }).songId === 'a' ? 500 : 204)
    const outbox = open()
    await outbox.add(play('a'))
    await outbox.add(play('b'))
    await outbox.flush()
    const left = await createOutboxStore().list('ada')
    expect(left.map(({ entry }) => entry.change)).toMatchObject([{ songId: 'a' }])
  })

  it.each([401, 429, 503])('is kept after status %i, and sent again later', async (status) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    respond = () => status
    const outbox = open()
    await outbox.add(play('a'))
    await outbox.flush()
    expect(await stored()).toBe(1)
    respond = () => 204
    await vi.advanceTimersByTimeAsync(RETRY_MS)
    await vi.waitFor(async () => expect(await stored()).toBe(0))
  })

  it('is sent when the browser is online again', async () => {
    respond = () => 0
    const outbox = open()
    await outbox.add(play('a'))
    await outbox.flush()
    respond = () => 204
    window.dispatchEvent(new Event('online'))
    await vi.waitFor(async () => expect(await stored()).toBe(0))
  })
})

it('sends only the last of several likes of a song', async () => {
  respond = () => 0
  const outbox = open()
  for (const liked of [true, false, true]) await outbox.add({ kind: 'like', songId: 'a', liked })
  await outbox.flush()
  requests = []
  respond = () => 204
  await outbox.flush()
  expect(requests.map(({ call }) => call)).toEqual(['PUT /me/liked/a'])
})

it('sends no change of another user', async () => {
  respond = () => 0
  const outbox = open('ada')
  await outbox.add(play('a'))
  await outbox.flush()
  requests = []
  respond = () => 204
  await open('bert').flush()
  expect(requests).toEqual([])
  expect(await stored('ada')).toBe(1)
})

it('keeps 1,000 changes, the newest ones', async () => {
  const store = createOutboxStore()
  const entry = (atMs: number) => ({ userId: 'ada', atMs, change: play(String(atMs)) })
  for (let atMs = 0; atMs <= 1_000; atMs++) await store.put(`key ${atMs}`, entry(atMs))
  const kept = await store.list('ada')
  expect(kept).toHaveLength(1_000)
  expect(kept[0]?.entry.atMs).toBe(1)
})

it('drops a change that is older than a month', async () => {
  const store = createOutboxStore()
  const atMs = Date.now() - 31 * 86_400_000
  await store.put('old', { userId: 'ada', atMs, change: play('a') })
  await open().flush()
  expect(requests).toEqual([])
  expect(await stored()).toBe(0)
})

it('sends what waits at a sign-out, and deletes the rest', async () => {
  const { addToOutbox, openOutbox } = await import('@/lib/client/outbox/current')
  respond = ({ body }) => ((body as { songId: string }).songId === 'a' ? 500 : 204)
  const close = openOutbox('ada')
  await addToOutbox(play('a'))
  await addToOutbox(play('b'))
  const deleteStored = await runSignOutTasks()
  expect(await stored(), 'a sign-out that fails loses nothing').toBe(1)
  await deleteStored()
  expect(requests.map(({ body }) => (body as { songId: string }).songId)).toContain('b')
  expect(await stored()).toBe(0)
  close()
  expect(await addToOutbox(play('c'))).toBe(false)
})

it('has a like until it is sent', async () => {
  respond = () => 0
  const outbox = open()
  await outbox.add({ kind: 'like', songId: 'a', liked: true })
  await outbox.flush()
  expect(await outbox.hasLike('a')).toBe(true)
  expect(await outbox.hasLike('b')).toBe(false)
  respond = () => 204
  await outbox.flush()
  expect(await outbox.hasLike('a')).toBe(false)
})
