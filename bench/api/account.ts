import { setTimeout as pause } from 'node:timers/promises'
import type { Call } from './load'

const SONGS = 200

type Json = Record<string, string> & { playlists: { id: string }[]; status: string }

/** A fresh account with a playlist under shuffle, and the calls that are measured with it. */
export async function callsOfAnAccount(port: number): Promise<Record<string, Call>> {
  const base = `http://127.0.0.1:${port}/api/v1`
  const ask = async (method: string, path: string, init: RequestInit = {}) => {
    const answer = await fetch(base + path, { method, ...init })
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
    return answer
  }
  const registered = await ask('POST', '/auth/register', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      email: `bench-${crypto.randomUUID()}@example.org`,
      password: 'violet mango harbour 42',
    }),
  })
  const { accessToken } = (await registered.json()) as Json
  const headers = { Authorization: `Bearer ${accessToken}` }
  const form = new FormData()
  form.set('file', new File([csvOf(SONGS)], 'bench.csv'))
  const started = (await (await ask('POST', '/imports', { headers, body: form })).json()) as Json
  let imported = started
  while (imported.status === 'queued' || imported.status === 'running') {
    await pause(100)
    imported = (await (await ask('GET', `/imports/${started.id}`, { headers })).json()) as Json
  }
  const list = imported.playlists[0]?.id
  const detail = await ask('GET', `/playlists/${list}`, { headers })
  const etag = detail.headers.get('etag') ?? ''
  const of = (path: string, status = 200, more: Record<string, string> = {}): Call => ({
    path: `/api/v1${path}`,
    headers: { ...headers, ...more },
    status,
  })
  return {
    'health/live': { path: '/api/health/live', headers: {}, status: 200 },
    next: of(`/playlists/${list}/shuffle/next`),
    'a list of 50': of(`/playlists/${list}/tracks?limit=50`),
    'a conditional GET': of(`/playlists/${list}`, 304, { 'If-None-Match': etag }),
  }
}

const csvOf = (songs: number) =>
  [
    'Track Name,Artist Name(s),Album Name,Duration (ms)',
    ...Array.from(
      { length: songs },
      (_, at) => `Song ${at + 1},Artist ${at % 23},Album ${at % 31},${180_000 + at}`,
    ),
  ].join('\n')
