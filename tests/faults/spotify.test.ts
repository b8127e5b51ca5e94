import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { freePort } from '@/tests/support/free-port'
import { type FakeSpotify, startFakeSpotify } from '@/tests/support/spotify/fake-spotify'
import { songs, toId } from '@/tests/support/spotify/songs'
import { until } from '@/tests/support/until'
import { emptyFolder, type Riffle, startRiffle } from './support/riffle'

const TRACKS = 10_000
const PAGE_SIZE = 50
/** The job of a dead worker is restarted after its heartbeat has expired and the queue was checked. */
const FINISH_TIMEOUT_MS = 90_000
const MAX_GROWTH_BYTES = 160 * 2 ** 20
/** On a machine with much memory V8 collects late, so that garbage would be measured. */
const MAX_HEAP = '--max-old-space-size=320'

let spotify: FakeSpotify | undefined

afterEach(async () => {
  await spotify?.stop()
  spotify = undefined
})

type Import = {
  id: string
  status: string
  progress: { done: number; total: number }
  playlists: { id: string; trackCount: number }[]
  report: { imported: number; created: number; duplicates: number; skippedCount: number }
}

/** Starts a server with a user who has connected the fake Spotify. */
async function startConnectedServer() {
  const standIn = await startFakeSpotify()
  spotify = standIn
  const settings = { DATA_DIR: emptyFolder(), NODE_OPTIONS: MAX_HEAP, ...standIn.settings }
  const port = await freePort()
  let riffle: Riffle = await startRiffle(port, settings)
  let token = ''
  const call = async <Body>(method: string, path: string, body?: unknown) => {
    const response = await fetch(path.startsWith('http') ? path : `${riffle.url}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      body: (text ? JSON.parse(text) : undefined) as Body,
    }
  }
  const account = { email: 'ada@example.org', password: 'violet mango harbour 42' }
  const registered = await call<{ accessToken: string }>('POST', '/auth/register', account)
  token = registered.body.accessToken
  const begun = await call('GET', '/auth/spotify')
  const authorised = await fetch(begun.location, { redirect: 'manual' })
  const callback = new URL(authorised.headers.get('location') ?? '')
  expect((await call('GET', riffle.url + callback.pathname + callback.search)).status).toBe(302)
  return {
    spotify: standIn,
    call,
    pid: () => riffle.child.pid ?? 0,
    kill: () => riffle.end('SIGKILL'),
    end: () => riffle.end('SIGTERM'),
    output: () => riffle.output(),
    start: async () => {
      riffle = await startRiffle(port, settings)
    },
  }
}

const readRssBytes = (pid: number): number => {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1_024
}

it(`imports ${TRACKS} tracks once each, in bounded memory, if the server is killed midway`, async () => {
  const server = await startConnectedServer()
  const playlist = {
    id: toId(1),
    name: 'A long list',
    ownerId: 'ada',
    snapshotId: 'snapshot-1',
    entries: songs(0, TRACKS),
  }
  server.spotify.state.playlists.push(playlist)
  const begun = await server.call<Import>('POST', '/spotify/import', { playlistIds: [playlist.id] })
  expect(begun.status).toBe(202)
  const state = async () => (await server.call<Import>('GET', `/imports/${begun.body.id}`)).body

  const seen = new Set<number>()
  await until(async () => {
    const { done, total } = (await state()).progress
    seen.add(done)
    if (done > 0) expect(total).toBe(TRACKS)
    return done >= TRACKS * 0.4
  })
  const atKill = (await state()).progress.done
  await server.kill()
  await server.start()
  expect((await state()).progress.done).toBeGreaterThanOrEqual(atKill)

  let minRss = Number.POSITIVE_INFINITY
  let maxRss = 0
  const deadline = Date.now() + FINISH_TIMEOUT_MS
  let current = await state()
  while (current.status === 'queued' || current.status === 'running') {
    if (Date.now() > deadline) throw new Error(`Still ${current.progress.done} of ${TRACKS}.`)
    await pause(100)
    current = await state()
    seen.add(current.progress.done)
    if (current.progress.done > atKill) {
      minRss = Math.min(minRss, readRssBytes(server.pid()))
      maxRss = Math.max(maxRss, readRssBytes(server.pid()))
    }
  }
  expect(current).toMatchObject({
    status: 'succeeded',
    progress: { done: TRACKS, total: TRACKS },
    report: { imported: TRACKS, created: TRACKS, duplicates: 0, skippedCount: 0 },
    playlists: [{ trackCount: TRACKS }],
  })
  // The number of states that polling sees depends on the speed of the machine.
  expect(seen.size, 'observed states of progress').toBeGreaterThan(3)
  expect(maxRss - minRss, 'growth of memory').toBeLessThan(MAX_GROWTH_BYTES)
  // Each page was read once, except the one that was being read at the kill.
  const pages = server.spotify.countCalls(new RegExp(`${playlist.id}/items`))
  expect(pages).toBeGreaterThanOrEqual(TRACKS / PAGE_SIZE)
  expect(pages).toBeLessThanOrEqual(TRACKS / PAGE_SIZE + 2)
  expect(await readTitles(server.call, current.playlists[0]!.id)).toEqual(
    playlist.entries.map((entry) => `Song ${entry.number}`),
  )
  expect(server.spotify.violations).toEqual([])
  expect(server.output()).not.toContain('canary')
  await server.end()
})

it('reports spotify_reconnect if it was killed between receiving and storing new tokens', async () => {
  const server = await startConnectedServer()
  server.spotify.accounts.settings.expiresInSeconds = 10
  server.spotify.state.beforeTokens = async () => {
    // The old refresh token is void from now on, and the new one is lost.
    await server.kill()
  }
  server.spotify.accounts.access.clear()
  await server.call('GET', '/spotify/playlists').catch(() => undefined)
  server.spotify.state.beforeTokens = async () => {}
  await server.start()
  const responses = await Promise.all(
    Array.from({ length: 10 }, () => server.call<{ code: string }>('GET', '/spotify/playlists')),
  )
  expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(409))
  expect(new Set(responses.map(({ body }) => body.code))).toEqual(new Set(['spotify_reconnect']))
  const { body } = await server.call<{ data: object[] }>('GET', '/me/connections')
  expect(body.data).toMatchObject([{ status: 'broken' }])
  expect(server.output()).not.toContain('canary')
  await server.end()
})

type Call = Awaited<ReturnType<typeof startConnectedServer>>['call']

async function readTitles(call: Call, playlistId: string): Promise<string[]> {
  type Page = { data: { song: { title: string } }[]; nextCursor: string | null }
  const all: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await call<Page>('GET', `/playlists/${playlistId}/tracks?limit=100${cursor}`)
    all.push(...body.data.map(({ song }) => song.title))
    if (!body.nextCursor) return all
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`
  }
}
