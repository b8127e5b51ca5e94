import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { assertAnyAccepted, headersOf, repeat, sendFile, type Target } from './hostile-calls'
import { importManyPlaylists, strainLongList } from './long-lists'

const MB = 2 ** 20
const TIMEOUT_MS = 90_000
const LONG_TIMEOUT_MS = 300_000

/** The maximum processor time of a turn of the server's event loop during an attack. */
export const MAX_TURN_MS = 250

/** An attack of one hostile client. */
export type Attack = {
  /** Guests have 100 playlists at most. */
  kind: 'guest' | 'account'
  timeoutMs: number
  /** Ends when the server has processed the attack. */
  run: (target: Target) => Promise<unknown>
}

const byGuest = (run: Attack['run']): Attack => ({ kind: 'guest', timeoutMs: TIMEOUT_MS, run })

/** All attacks, by name. */
export const attacks: Record<string, Attack> = {
  'files whose detection took exponential time': byGuest((target) =>
    Promise.all([
      importFile(target, `${'# exported 2026\r\n'.repeat(40)}Title,Artist\r\na,b\r\n`),
      importFile(target, '<!DOCTYPE    a>'.repeat(40)),
    ]),
  ),
  'files with lines of 32,000 spaces': byGuest((target) =>
    importFile(target, `#EXTM3U\n${`#EXTINF:1,a${' '.repeat(32_000)}b\nx.mp3\n`.repeat(40)}`),
  ),
  'a file that held the audio probe': byGuest((target) =>
    upload(target, ` ${'<!---->'.repeat(200)}<x`),
  ),
  'passwords that are slow to estimate': byGuest(async (target) =>
    assertAnyAccepted(await repeat(20, (at) => register(target, at))),
  ),
  'new guests without end': byGuest(async (target) =>
    assertAnyAccepted(await repeat(30, () => post(target, '/auth/guest', 'application/json'))),
  ),
  'headers with long runs of spaces': byGuest(async (target) => {
    const contentType = `application/json${' '.repeat(12_000)};`
    assertAnyAccepted(await repeat(60, () => post(target, '/auth/login', contentType)))
  }),
  'connections that never end their headers': byGuest(({ url }) => holdConnections(url, 1_500)),
  'bodies that stall': byGuest((target) => stallBodies(target, 40)),
  'a table that names 1,000 playlists': {
    kind: 'account',
    timeoutMs: LONG_TIMEOUT_MS,
    run: importManyPlaylists,
  },
  'a list of 5,000 tracks that is exported, changed and shuffled at once': {
    kind: 'guest',
    timeoutMs: LONG_TIMEOUT_MS,
    run: strainLongList,
  },
}

async function post({ url, address }: Target, path: string, contentType: string): Promise<number> {
  const headers = { ...headersOf({ address }), 'content-type': contentType }
  const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: '{}' })
  await response.arrayBuffer()
  return response.status
}

async function register({ url, address }: Target, at: number): Promise<number> {
  const password = '4@8({[<369&#!1/|0$5+7%2'.repeat(6).slice(0, 128)
  const response = await fetch(`${url}/api/v1/auth/register`, {
    method: 'POST',
    headers: { ...headersOf({ address }), 'content-type': 'application/json' },
    body: JSON.stringify({ email: `hostile-${at}@example.org`, password }),
  })
  await response.arrayBuffer()
  return response.status
}

const importFile = (target: Target, text: string) => sendFile(target, '/imports', text, 'list.m3u')
const upload = (target: Target, text: string) => sendFile(target, '/songs', text, 'a.mp3')

/** Opens connections that send one header every second, and waits until the server has closed all. */
async function holdConnections(url: string, count: number): Promise<void> {
  const sockets = Array.from({ length: count }, () => open(url))
  for (const socket of sockets) socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n')
  while (sockets.some(({ closed }) => !closed)) {
    for (const socket of sockets) if (socket.writable) socket.write('X-Slow: 1\r\n')
    await pause(1_000)
  }
}

/** Sends bodies of a megabyte without their ends, and waits until the server has closed all. */
async function stallBodies({ url, token, address }: Target, count: number): Promise<void> {
  const sockets = Array.from({ length: count }, () => open(url))
  for (const socket of sockets) {
    socket.write(
      `POST /api/v1/playlists HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ${address}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${MB}\r\n\r\n${' '.repeat(MB - 1)}`,
    )
  }
  while (sockets.some(({ closed }) => !closed)) await pause(500)
}

function open(url: string): Socket {
  const { hostname, port } = new URL(url)
  return connect(Number(port), hostname)
    .on('error', () => undefined)
    .resume()
}
