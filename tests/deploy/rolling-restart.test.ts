import { Agent } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { withEdge } from './support/edge'

const edge = withEdge()
const REQUESTS_PER_SECOND = 200
const BATCH_MS = 50
/** ROLLING_SECONDS=60 is the long form. */
const MIN_SECONDS = Number(process.env.ROLLING_SECONDS ?? 15)
const TEST_TIMEOUT_MS = (MIN_SECONDS + 180) * 1_000

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

const read = (path: string) => edge.send(path, { agent, headers: edge.bearer() })

// nginx does not repeat a POST that a process may have received.
const write = () =>
  edge.send('/api/v1/playlists', {
    agent,
    method: 'POST',
    headers: { ...edge.bearer(), 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Written during a restart' }),
  })

const readPlaylists = () => read('/api/v1/playlists?limit=5')
const readMe = () => read('/api/v1/me')
const readState = () => read('/api/health/live')
const requests = [readPlaylists, readMe, readState, write, readPlaylists, readMe, readState, readMe]

/** Sends requests at a fixed rate. Returns how to stop, with the number of requests by outcome. */
function sendSteadily() {
  const outcomes = new Map<string, number>()
  const pending = new Set<Promise<void>>()
  let sent = 0
  const send = async (request: (typeof requests)[number]) => {
    const outcome = await request().then(
      ({ status, text }) => (status < 300 ? 'succeeded' : `status ${status}: ${text}`),
      (error: unknown) => String(error),
    )
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  const timer = setInterval(() => {
    for (let count = 0; count < (REQUESTS_PER_SECOND * BATCH_MS) / 1_000; count++) {
      const request = requests[sent++ % requests.length] ?? write
      const promise = send(request).finally(() => pending.delete(promise))
      pending.add(promise)
    }
  }, BATCH_MS)
  return async () => {
    clearInterval(timer)
    await Promise.all(pending)
    return Object.fromEntries(outcomes)
  }
}

it(
  'a rolling restart of both processes fails no request',
  async () => {
    const until = performance.now() + MIN_SECONDS * 1_000
    const stop = sendSteadily()
    await pause(1_000)
    do {
      for (const index of edge.current().apps.keys()) {
        await edge.current().restart(index)
        await pause(1_000)
      }
    } while (performance.now() < until)
    const outcomes = await stop()
    agent.destroy()
    expect(Object.keys(outcomes)).toEqual(['succeeded'])
    expect(outcomes.succeeded).toBeGreaterThan(MIN_SECONDS * REQUESTS_PER_SECOND * 0.5)
  },
  TEST_TIMEOUT_MS,
)
