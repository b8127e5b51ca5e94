import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '@/tests/support/free-port'
import { attacks, MAX_TURN_MS } from './support/attacks'
import { HonestClients } from './support/honest-clients'
import { createHostileClient } from './support/hostile-calls'
import { emptyFolder, type Riffle, startRiffle } from './support/riffle'

const HONEST_CLIENTS = 50
/** The time by which an attack may lengthen the longest stall of the event loop. */
const MAX_ADDED_STALL_MS = 250
const QUIET_MS = 3_000
const MAX_GROWTH_MB = 400
const METRICS_TOKEN = 'metrics-of-the-abuse-test'

let riffle: Riffle
let honest: HonestClients

beforeAll(async () => {
  const settings = {
    DATA_DIR: emptyFolder(),
    RATE_LIMITS: 'on',
    // Each client has its own address in X-Forwarded-For.
    TRUSTED_PROXY: 'true',
    METRICS_TOKEN,
  }
  riffle = await startRiffle(await freePort(), settings, 'tests/support/turn-probe.mjs')
  honest = await HonestClients.create(riffle.url, HONEST_CLIENTS)
})

/** Returns gauges of the server. The stalls of the event loop are reset by each call. */
async function readGauges() {
  const response = await fetch(`${riffle.url}/api/metrics`, {
    headers: { authorization: `Bearer ${METRICS_TOKEN}` },
  })
  const text = await response.text()
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
  return {
    stallMs: read('nodejs_eventloop_lag_max_seconds') * 1_000,
    residentMb: read('process_resident_memory_bytes') / 2 ** 20,
  }
}

/** Returns the processor time of the longest turn of the server's event loop since the last call. */
async function readTurnMs(): Promise<number> {
  riffle.child.send('longest turn')
  const [{ longestMs }] = (await once(riffle.child, 'message')) as [{ longestMs: number }]
  return longestMs
}

describe('while 50 honest clients listen', () => {
  for (const [name, { kind, timeoutMs, run }] of Object.entries(attacks)) {
    it(
      `${name} neither stall the server nor leave a call unanswered`,
      async () => {
        const hostile = await createHostileClient(riffle.url, kind)
        await readGauges()
        await readTurnMs()
        await honest.callDuring(() => pause(QUIET_MS))
        // Includes the load of the machine and the work for the honest clients.
        const quiet = await readGauges()
        const quietTurnMs = await readTurnMs()
        const { durationsMs, failures } = await honest.callDuring(() => run(hostile))
        const attacked = await readGauges()
        const turnMs = await readTurnMs()
        process.stdout.write(
          `${name}: longest turn ${turnMs.toFixed(0)} ms, without an attack ${quietTurnMs.toFixed(0)} ms\n`,
        )
        expect(failures).toEqual([])
        const calls = [...durationsMs.values()].reduce((sum, { length }) => sum + length, 0)
        expect(calls).toBeGreaterThan(HONEST_CLIENTS)
        expect(turnMs).toBeLessThan(MAX_TURN_MS)
        expect(attacked.stallMs).toBeLessThan(2 * quiet.stallMs + MAX_ADDED_STALL_MS)
        expect(attacked.residentMb - quiet.residentMb).toBeLessThan(MAX_GROWTH_MB)
      },
      timeoutMs,
    )
  }
})

it('still ends on a signal', async () => {
  expect(await riffle.end('SIGTERM')).toEqual({ exitCode: 0, signal: null })
})
