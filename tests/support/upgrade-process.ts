import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { EarlierDatabase } from './earlier-database'
import { TEST_SECRETS } from './secrets'

type Kill = {
  /** The built `paused-upgrade.ts`. */
  bundle: string
  /** Stops in the first transaction. */
  isPausedInPrepare?: boolean
  /** The lines of its output that are awaited. */
  lines: number
  /** The time from the last line to `kill -9`. */
  delayMs?: number
}

/**
 * Starts an upgrade in a process and kills it with SIGKILL.
 * @throws Error with the output of the process if it ends by itself
 */
export async function killUpgrade(earlier: EarlierDatabase, kill: Kill): Promise<void> {
  const child = startUpgrade(kill.bundle, earlier, kill.isPausedInPrepare ?? false)
  const closed = once(child, 'close')
  try {
    await untilLines(child, kill.lines)
    await pause(kill.delayMs ?? 0)
  } finally {
    child.kill('SIGKILL')
    await closed
  }
}

const startUpgrade = (
  bundle: string,
  { dataDir, url }: EarlierDatabase,
  isPausedInPrepare: boolean,
): ChildProcess =>
  spawn(process.execPath, [bundle], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      ...TEST_SECRETS,
      LOG_LEVEL: 'error',
      DATA_DIR: dataDir,
      ...(isPausedInPrepare ? { PAUSE: 'prepare' } : {}),
      ...(url ? { DATABASE_URL: url } : {}),
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })

async function untilLines({ stdout, stderr }: ChildProcess, count: number): Promise<void> {
  let output = ''
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  if (!stdout) throw new Error('The process has no output.')
  let lines = 0
  for await (const line of createInterface({ input: stdout })) {
    if (/^(chunk|prepared)$/.test(line)) lines += 1
    else output += line
    if (lines === count) return
  }
  throw new Error(output)
}
