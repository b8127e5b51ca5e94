import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { freePort } from '@/tests/support/free-port'
import { idOf, songs } from '@/tests/support/spotify/songs'
import { type StandIn, startSpotify } from '@/tests/support/spotify/stand-in'
import { until } from '@/tests/support/until'
import { emptyFolder, type Riffle, startRiffle } from './support/riffle'

const TRACKS = 10_000
const PAGE = 50
/** A job whose worker died is found after its heartbeat and the look for such. */
const FOUND_WITHIN_MS = 90_000
const MEMORY_MOST_BYTES = 160 * 2 ** 20

let spotify: StandIn | undefined

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

/** A server with an account that has connected the stand-in, and the way to call it. */
async function aConnectedServer() {
  const over = await startSpotify()
  spotify = over
  const settings = { DATA_DIR: emptyFolder(), ...over.settings }
  const port = await freePort()
  let riffle: Riffle = await startRiffle(port, settings)
  let token = ''
  const ask = async <Body>(method: string, path: string, body?: unknown) => {
    const answer = await fetch(path.startsWith('http') ? path : `${riffle.url}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      body: (text ? JSON.parse(text) : undefined) as Body,
    }
  }
  const account = { email: 'ada@example.org', password: 'violet mango harbour 42' }
  const made = await ask<{ accessToken: string }>('POST', '/auth/register', account)
  token = made.body.accessToken
  const begun = await ask('GET', '/auth/spotify')
  const agreed = await fetch(begun.location, { redirect: 'manual' })
  const back = new URL(agreed.headers.get('location') ?? '')
  expect((await ask('GET', riffle.url + back.pathname + back.search)).status).toBe(302)
  return {
    spotify: over,
    ask,
    pid: () => riffle.child.pid ?? 0,
    kill: () => riffle.end('SIGKILL'),
    end: () => riffle.end('SIGTERM'),
    output: () => riffle.output(),
    start: async () => {
      riffle = await startRiffle(port, settings)
    },
  }
}

const memoryOf = (pid: number): number => {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1_024
}

it(`brings ${TRACKS} tracks in though the server is killed midway, each once, in little memory`, async () => {
  const server = await aConnectedServer()
  const playlist = {
    id: idOf(1),
    name: 'A long list',
    ownerId: 'ada',
    snapshotId: 'snapshot-1',
    entries: songs(0, TRACKS),
  }
  server.spotify.state.playlists.push(playlist)
  const begun = await server.ask<Import>('POST', '/spotify/import', { playlistIds: [playlist.id] })
  expect(begun.status).toBe(202)
  const state = async () => (await server.ask<Import>('GET', `/imports/${begun.body.id}`)).body

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

  let least = Number.POSITIVE_INFINITY
  let most = 0
  const deadline = Date.now() + FOUND_WITHIN_MS
  let ended = await state()
  while (ended.status === 'queued' || ended.status === 'running') {
    if (Date.now() > deadline) throw new Error(`Still ${ended.progress.done} of ${TRACKS}.`)
    await pause(100)
    ended = await state()
    seen.add(ended.progress.done)
    if (ended.progress.done > atKill) {
      least = Math.min(least, memoryOf(server.pid()))
      most = Math.max(most, memoryOf(server.pid()))
    }
  }
  expect(ended).toMatchObject({
    status: 'succeeded',
    progress: { done: TRACKS, total: TRACKS },
    report: { imported: TRACKS, created: TRACKS, duplicates: 0, skippedCount: 0 },
    playlists: [{ trackCount: TRACKS }],
  })
  expect(seen.size, 'states of progress that were seen').toBeGreaterThan(20)
  expect(most - least, 'memory it grew by').toBeLessThan(MEMORY_MOST_BYTES)
  // Every page was read once; the one that was under way at the kill may have been read again.
  const pages = server.spotify.countOf(new RegExp(`${playlist.id}/items`))
  expect(pages).toBeGreaterThanOrEqual(TRACKS / PAGE)
  expect(pages).toBeLessThanOrEqual(TRACKS / PAGE + 2)
  expect(await titles(server.ask, ended.playlists[0]!.id)).toEqual(
    playlist.entries.map((entry) => `Song ${entry.number}`),
  )
  expect(server.spotify.violations).toEqual([])
  expect(server.output()).not.toContain('canary')
  await server.end()
})

it('asks to connect anew when it was killed between new tokens and their saving', async () => {
  const server = await aConnectedServer()
  server.spotify.accounts.settings.expiresInSeconds = 10
  server.spotify.state.beforeTokens = async () => {
    // The old refresh token is void from here on, and nobody will hear of the new one.
    await server.kill()
  }
  server.spotify.accounts.access.clear()
  await server.ask('GET', '/spotify/playlists').catch(() => undefined)
  server.spotify.state.beforeTokens = async () => {}
  await server.start()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => server.ask<{ code: string }>('GET', '/spotify/playlists')),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(409))
  expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set(['spotify_reconnect']))
  const { body } = await server.ask<{ data: object[] }>('GET', '/me/connections')
  expect(body.data).toMatchObject([{ status: 'broken' }])
  expect(server.output()).not.toContain('canary')
  await server.end()
})

type Ask = Awaited<ReturnType<typeof aConnectedServer>>['ask']

async function titles(ask: Ask, playlistId: string): Promise<string[]> {
  type Page = { data: { song: { title: string } }[]; nextCursor: string | null }
  const all: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await ask<Page>('GET', `/playlists/${playlistId}/tracks?limit=100${cursor}`)
    all.push(...body.data.map(({ song }) => song.title))
    if (!body.nextCursor) return all
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`
  }
}
