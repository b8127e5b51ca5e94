import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Attack, attacks, MAX_TURN_MS } from '@/tests/faults/support/attacks'
import { type Durations, HonestClients } from '@/tests/faults/support/honest-clients'
import { createHostileClient } from '@/tests/faults/support/hostile-calls'
import { type Running, startProcess } from '../processes'
import { quantile } from '../sql/report'

// npm run bench:abuse -- [--only spaces --server dist/server.js]: how long the calls of 50 honest clients
// take while one hostile client attacks the built server, and before it does.
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    server: { type: 'string', default: 'dist/server.js' },
  },
})
const HONEST_CLIENTS = 50
const QUIET_MS = 10_000
const NO_ATTACK: Pick<Attack, 'kind' | 'run'> = { kind: 'guest', run: () => pause(QUIET_MS) }
const SETTINGS = { RATE_LIMITS: 'on', TRUSTED_PROXY: 'true', LOG_LEVEL: 'error' }

const PROBE = resolve('tests/support/turn-probe.mjs')
const server = resolve(values.server)
if (!existsSync(server)) throw new Error('No build was found: npm run build')
const misses: string[] = []
const folder = mkdtempSync(join(tmpdir(), 'riffle-bench-abuse-'))
const running = await startProcess(
  ['--import', PROBE, server],
  { ...SETTINGS, DATA_DIR: folder },
  '/api/health/ready',
)
try {
  await measureAttacks(running)
} finally {
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
}
if (misses.length > 0) {
  print(
    `\nFailed calls, or a turn of ${MAX_TURN_MS} ms of processor time, during: ${misses.join('; ')}.`,
  )
  process.exitCode = 1
}

async function measureAttacks({ port, residentMb, ask }: Running): Promise<void> {
  const url = `http://127.0.0.1:${port}`
  const readTurnMs = async () => (await ask<{ longestMs: number }>('longest turn')).longestMs
  const honest = await HonestClients.create(url, HONEST_CLIENTS)
  // The first calls of a new process are slow.
  await honest.callDuring(() => pause(QUIET_MS))
  print(
    '| during | calls | p50, ms | p99, ms | longest, ms | failed | turn, CPU ms | loop, ms | RSS, MB |',
  )
  print('| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  const chosen = Object.entries(attacks).filter(([name]) => name.includes(values.only))
  for (const [name, { kind, run }] of [['no attack', NO_ATTACK] as const, ...chosen]) {
    const hostile = await createHostileClient(url, kind)
    const before = residentMb()
    await readDelayMs(url)
    await readTurnMs()
    const { durationsMs, failures } = await honest.callDuring(() => run(hostile))
    const turnMs = await readTurnMs()
    const delay = (await readDelayMs(url)).toFixed(0)
    const grown = `+${Math.max(0, residentMb() - before).toFixed(0)}`
    printOperations(name, durationsMs, [failures.length, turnMs.toFixed(0), delay, grown])
    if (failures.length > 0 || turnMs >= MAX_TURN_MS) misses.push(name)
  }
}

function printOperations(name: string, durations: Durations, rest: (string | number)[]): void {
  let cells = [name, ...rest]
  for (const [operation, times] of durations) {
    const [during, ...others] = cells
    const figures = [0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(0))
    print(`| ${[during, `${times.length} × ${operation}`, ...figures, ...others].join(' | ')} |`)
    cells = ['', '', '', '', '']
  }
}

/** Returns the longest delay of the event loop of the server since the last call. */
async function readDelayMs(url: string): Promise<number> {
  const text = await (await fetch(`${url}/api/metrics`)).text()
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1]) * 1_000
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
