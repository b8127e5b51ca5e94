import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { migrate } from '@/db/migrate'
import {
  type EarlierDatabase,
  readState,
  storeEarlierDatabase,
  withConnection,
} from '@/tests/support/earlier-database'
import { withThreadBundle } from '@/tests/support/thread-bundle'

it('leaves the database as it was after kill -9 in the middle, and the next start repeats it', async () => {
  const earlier = await storeEarlierDatabase()
  const before = await withConnection(earlier.open, readState)
  await withThreadBundle('tests/support/paused-upgrade.ts', async (bundle) => {
    const child = startUpgrade(bundle, earlier)
    onTestFinished(() => {
      child.kill('SIGKILL')
    })
    await untilRowsChanged(child)
    child.kill('SIGKILL')
    await once(child, 'close')
  })
  await withConnection(earlier.open, async (connection) => {
    expect(await readState(connection)).toEqual(before)
    await migrate(connection, { dataDir: earlier.dataDir, isSkipped: true, minFreeBytes: 0 })
    expect(await readState(connection)).toEqual({ songs: 9, migrations: 23, hasCatalogue: false })
  })
}, 180_000)

const startUpgrade = (bundle: string, { dataDir, url }: EarlierDatabase): ChildProcess =>
  spawn(process.execPath, [bundle], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      AUTH_SECRET: 'x7Qm2vKp9LrT4wZs8NbYc3HdJf6GaUeR',
      PASSWORD_PEPPER: 'c3HdJf6GaUeRx7Qm2vKp9LrT4wZs8NbY',
      TOKEN_KEYS: 'k1:pW5nXq8ZtB3vMk7LrYc2HdJf9GaUeS4T',
      DATA_DIR: dataDir,
      ...(url ? { DATABASE_URL: url } : {}),
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })

async function untilRowsChanged({ stdout, stderr }: ChildProcess): Promise<void> {
  let output = ''
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  for await (const text of stdout ?? []) {
    output += String(text)
    if (output.includes('The rows are changed.')) return
  }
  throw new Error(output)
}
