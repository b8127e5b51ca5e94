import { expect, it } from 'vitest'
import { freePort } from '@/tests/support/free-port'
import { registerAccount } from '@/tests/support/register-account'
import { emptyFolder, startRiffle } from './support/riffle'

const ROUNDS = 4
const CALLS = 40

type Playlist = { id: string; name: string }

it('creates one playlist per key, if kill -9 comes before, between or after commit and response', async () => {
  const dataDir = emptyFolder()
  const port = await freePort()
  const start = () => startRiffle(port, { DATA_DIR: dataDir })
  let riffle = await start()
  const token = await registerAccount(riffle.url)
  let replayed = 0

  const create = async (name: string) => {
    const response = await fetch(`${riffle.url}/api/v1/playlists`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': name,
      },
      body: JSON.stringify({ name }),
    })
    if (response.headers.has('idempotency-replayed')) replayed++
    return { status: response.status, playlist: (await response.json()) as Playlist }
  }

  for (let round = 0; round < ROUNDS; round++) {
    const names = Array.from({ length: CALLS }, (_, at) => `round ${round}, list ${at}`)
    const calls = names.map((name) => create(name).catch(() => undefined))
    // Now some have a response, some are stored without a response, and some have not begun.
    await Promise.any(calls)
    await riffle.end('SIGKILL')
    const results = await Promise.all(calls)
    riffle = await start()
    for (const [at, name] of names.entries()) {
      const retried = await create(name)
      expect(retried.status).toBe(201)
      expect(retried.playlist.name).toBe(name)
      if (results[at]) expect(retried.playlist.id).toBe(results[at].playlist.id)
    }
  }
  expect(replayed).toBeGreaterThan(0)

  const names: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor && `&cursor=${encodeURIComponent(cursor)}`
    const response: Response = await fetch(`${riffle.url}/api/v1/playlists?limit=100${query}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const page = (await response.json()) as { data: Playlist[]; nextCursor: string | null }
    names.push(...page.data.map(({ name }) => name))
    cursor = page.nextCursor
  }
  expect(names.filter((name) => name.startsWith('round'))).toHaveLength(ROUNDS * CALLS)
  expect(new Set(names).size).toBe(names.length)
  await riffle.end('SIGTERM')
})
