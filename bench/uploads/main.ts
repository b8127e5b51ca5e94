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
  const list = await createPlaylist(token)
  await measureNext(token, list, 500)
  const idleTimes = await measureNext(token, list, CALLS)
  const sender = startHostileSender(token)
  await pause(500)
  const busyTimes = await measureNext(token, list, CALLS)
  const sent = await sender.stop()
  const [before, after] = [percentile(idleTimes, 0.99), percentile(busyTimes, 0.99)]
  console.table({
    'p99 of next, idle (ms)': before.toFixed(2),
    'p99 of next, during hostile uploads (ms)': after.toFixed(2),
    ratio: (after / before).toFixed(2),
    'hostile files sent': sent.count,
    '5xx responses': sent.failures,
  })

  const song = await uploadLargeSong(token)
  await readRanges(token, song, 20)
  const idle = await server.rssMb()
  const peak = await measurePeakRssMb(() => readRanges(token, song, RANGES))
  console.table({
    'memory before (MB)': idle.toFixed(0),
    [`peak during ${RANGES} concurrent ranges of 10 MB (MB)`]: peak.toFixed(0),
    'growth (MB)': (peak - idle).toFixed(0),
  })
} finally {
  await server.stop()
}

async function send(token: string, method: string, path: string, body?: BodyInit) {
  return fetch(server.base + path, { method, body, headers: { authorization: `Bearer ${token}` } })
}

async function register(): Promise<string> {
  const response = await fetch(`${server.base}/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      email: `bench-${crypto.randomUUID()}@example.org`,
      password: 'violet mango harbour 42',
    }),
  })
  return ((await response.json()) as { accessToken: string }).accessToken
}

async function createPlaylist(token: string): Promise<string> {
  const rows = Array.from(
    { length: SONGS },
    (_, at) => `Song ${at},Artist ${at % 23},${180_000 + at}`,
  )
  const form = new FormData()
  form.set(
    'file',
    new File([`Track Name,Artist Name(s),Duration (ms)\n${rows.join('\n')}`], 'b.csv'),
  )
  let state = (await (await send(token, 'POST', '/imports', form)).json()) as ImportState
  while (state.status === 'queued' || state.status === 'running') {
    await pause(100)
    state = (await (await send(token, 'GET', `/imports/${state.id}`)).json()) as ImportState
  }
  return state.playlists[0]!.id
}

type ImportState = { id: string; status: string; playlists: { id: string }[] }

async function measureNext(token: string, list: string, calls: number): Promise<number[]> {
  const times: number[] = []
  for (let call = 0; call < calls; call++) {
    const started = performance.now()
    await (await send(token, 'GET', `/playlists/${list}/shuffle/next`)).arrayBuffer()
    times.push(performance.now() - started)
  }
  return times
}

function startHostileSender(token: string) {
  let isStopped = false
  const sent = { count: 0, failures: 0 }
  const sending = (async () => {
    for (let at = 0; !isStopped; at++) {
      const { name, bytes } = hostileFiles[at % hostileFiles.length]!
      const form = new FormData()
      form.set('file', new File([new Uint8Array(bytes)], name))
      const response = await send(token, 'POST', '/songs', form)
      sent.count++
      if (response.status >= 500) sent.failures++
      await response.arrayBuffer()
    }
  })()
  return {
    stop: async () => {
      isStopped = true
      await sending
      return sent
    },
  }
}

async function uploadLargeSong(token: string): Promise<string> {
  const form = new FormData()
  const bytes = wav({ seconds: 120, sampleRate: 48_000 })
  form.set('file', new File([new Uint8Array(bytes)], 'large.wav'))
  return ((await (await send(token, 'POST', '/songs', form)).json()) as { id: string }).id
}

async function readRanges(token: string, songId: string, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async () => {
      const response = await fetch(`${server.base}/songs/${songId}/audio`, {
        headers: { authorization: `Bearer ${token}`, range: `bytes=0-${RANGE_BYTES - 1}` },
      })
      let bytes = 0
      for await (const chunk of response.body ?? []) bytes += chunk.byteLength
      if (bytes !== RANGE_BYTES) throw new Error(`Received ${bytes} of ${RANGE_BYTES} bytes.`)
    }),
  )
}

async function measurePeakRssMb(work: () => Promise<void>): Promise<number> {
  let peak = 0
  let isStopped = false
  const sampling = (async () => {
    while (!isStopped) {
      peak = Math.max(peak, await server.rssMb())
      await pause(50)
    }
  })()
  await work()
  isStopped = true
  await sampling
  return peak
}

function percentile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)]!
}
