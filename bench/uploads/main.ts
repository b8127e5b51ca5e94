import { setTimeout as pause } from 'node:timers/promises'
import { wav } from '@/tests/support/audio/wav'
import { hostileFiles } from '@/tests/support/hostile-audio/corpus'
import { startServer } from './process'

const CALLS = 3_000
const SONGS = 200
const RANGES = 200
const RANGE_BYTES = 10 * 2 ** 20

const server = await startServer()
try {
  const token = await register()
  const list = await aPlaylist(token)
  await nextTimes(token, list, 500)
  const quiet = await nextTimes(token, list, CALLS)
  const sender = sendHostileFiles(token)
  await pause(500)
  const busy = await nextTimes(token, list, CALLS)
  const sent = await sender.stop()
  const [before, after] = [percentile(quiet, 0.99), percentile(busy, 0.99)]
  console.table({
    'p99 of next, quiet (ms)': before.toFixed(2),
    'p99 of next, while hostile files come (ms)': after.toFixed(2),
    ratio: (after / before).toFixed(2),
    'hostile files meanwhile': sent.count,
    'answers of 5xx': sent.failures,
  })

  const song = await aLargeSong(token)
  await readRanges(token, song, 20)
  const idle = await server.rssMb()
  const peak = await duringPeak(() => readRanges(token, song, RANGES))
  console.table({
    'memory before (MB)': idle.toFixed(0),
    [`at its peak, ${RANGES} ranges of 10 MB at once (MB)`]: peak.toFixed(0),
    'growth (MB)': (peak - idle).toFixed(0),
  })
} finally {
  await server.stop()
}

async function ask(token: string, method: string, path: string, body?: BodyInit) {
  return fetch(server.base + path, { method, body, headers: { authorization: `Bearer ${token}` } })
}

async function register(): Promise<string> {
  const answer = await fetch(`${server.base}/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      email: `bench-${crypto.randomUUID()}@example.org`,
      password: 'violet mango harbour 42',
    }),
  })
  return ((await answer.json()) as { accessToken: string }).accessToken
}

async function aPlaylist(token: string): Promise<string> {
  const rows = Array.from(
    { length: SONGS },
    (_, at) => `Song ${at},Artist ${at % 23},${180_000 + at}`,
  )
  const form = new FormData()
  form.set(
    'file',
    new File([`Track Name,Artist Name(s),Duration (ms)\n${rows.join('\n')}`], 'b.csv'),
  )
  let state = (await (await ask(token, 'POST', '/imports', form)).json()) as Imported
  while (state.status === 'queued' || state.status === 'running') {
    await pause(100)
    state = (await (await ask(token, 'GET', `/imports/${state.id}`)).json()) as Imported
  }
  return state.playlists[0]!.id
}

type Imported = { id: string; status: string; playlists: { id: string }[] }

async function nextTimes(token: string, list: string, calls: number): Promise<number[]> {
  const times: number[] = []
  for (let call = 0; call < calls; call++) {
    const started = performance.now()
    await (await ask(token, 'GET', `/playlists/${list}/shuffle/next`)).arrayBuffer()
    times.push(performance.now() - started)
  }
  return times
}

function sendHostileFiles(token: string) {
  let isOver = false
  const sent = { count: 0, failures: 0 }
  const sending = (async () => {
    for (let at = 0; !isOver; at++) {
      const { name, bytes } = hostileFiles[at % hostileFiles.length]!
      const form = new FormData()
      form.set('file', new File([new Uint8Array(bytes)], name))
      const answer = await ask(token, 'POST', '/songs', form)
      sent.count++
      if (answer.status >= 500) sent.failures++
      await answer.arrayBuffer()
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await sending
      return sent
    },
  }
}

async function aLargeSong(token: string): Promise<string> {
  const form = new FormData()
  const bytes = wav({ seconds: 120, sampleRate: 48_000 })
  form.set('file', new File([new Uint8Array(bytes)], 'large.wav'))
  return ((await (await ask(token, 'POST', '/songs', form)).json()) as { id: string }).id
}

async function readRanges(token: string, songId: string, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async () => {
      const answer = await fetch(`${server.base}/songs/${songId}/audio`, {
        headers: { authorization: `Bearer ${token}`, range: `bytes=0-${RANGE_BYTES - 1}` },
      })
      let bytes = 0
      for await (const chunk of answer.body ?? []) bytes += chunk.byteLength
      if (bytes !== RANGE_BYTES) throw new Error(`${bytes} bytes came of ${RANGE_BYTES}.`)
    }),
  )
}

async function duringPeak(work: () => Promise<void>): Promise<number> {
  let peak = 0
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      peak = Math.max(peak, await server.rssMb())
      await pause(50)
    }
  })()
  await work()
  isOver = true
  await watching
  return peak
}

function percentile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)]!
}
