import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKeys } from '@/tests/support/backups'
import { type PostgresServer, startPostgresServer } from '@/tests/support/postgres-server'
import { hasPostgres } from '@/tests/support/programs'
import { TEST_SECRETS } from '@/tests/support/secrets'
import { emptyFolder, type Settings, startScript } from './support/riffle'

const TIMEOUT_MS = 300_000

let server: PostgresServer | null
beforeAll(async () => {
  server = await startPostgresServer()
})
afterAll(() => server?.stop())

const runScript = (name: string, args: string[], settings: Settings) =>
  startScript(name, args, settings).ended

/** Creates an instance with a user and playlists, and a file with the identity of its backups. */
async function createInstance(databaseUrl?: string) {
  const { identity, recipient } = await createKeys()
  const folder = emptyFolder()
  const target = join(folder, 'target')
  const temp = join(folder, 'temp')
  for (const path of [target, temp]) mkdirSync(path)
  // PostgreSQL does not run as root, and its user must reach its cluster.
  for (const path of [folder, temp]) chmodSync(path, 0o711)
  const identityFile = join(folder, 'identity.txt')
  writeFileSync(identityFile, `# created for a test\n${identity}\n`, { mode: 0o600 })
  const settings: Settings = {
    ...TEST_SECRETS,
    TMPDIR: temp,
    DATA_DIR: join(folder, 'data'),
    BACKUP_TARGET: target,
    BACKUP_RECIPIENT: recipient,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  }
  expect(await runScript('db-seed', [], settings)).toMatchObject({ status: 0 })
  return { settings, target, temp, identityFile }
}

describe.each(['embedded', 'server'])('the restore drill of the database: %s', (kind) => {
  it(
    'restores the newest backup, uses the app and prints RPO and RTO; a damaged one fails it',
    async (context) => {
      const isMissing = kind === 'server' && !(server && hasPostgres())
      if (isMissing) return context.skip('PostgreSQL is not installed')
      const url = kind === 'server' ? await server?.createDatabase('drill') : undefined
      const { settings, target, temp, identityFile } = await createInstance(url)
      const stored = await runScript('backup', [], settings)
      expect(stored).toMatchObject({ status: 0, stdout: expect.stringContaining('Stored ') })
      expect(await runScript('backup', ['verify'], settings)).toMatchObject({ status: 0 })

      const drill = () => runScript('drill-restore', ['--identity', identityFile], settings)
      const { stdout, stderr, status } = await drill()
      expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
      expect(stdout).toMatch(/\d+ tables with \d+ rows and 0 files have the counts and checksums/)
      expect(stdout).toMatch(/^RPO \d+\.\d s /m)
      expect(stdout).toMatch(/^RTO \d+\.\d s \(restore \d+\.\d s, start and test \d+\.\d s\)$/m)
      process.stdout.write(stdout)

      const [name = ''] = readdirSync(join(target, 'backups'))
      const dump = join(target, 'backups', name, 'dump.age.0')
      const bytes = readFileSync(dump)
      bytes[1_000] = (bytes[1_000] ?? 0) ^ 1
      writeFileSync(dump, bytes)
      expect(await drill()).toMatchObject({
        status: 1,
        stdout: '',
        stderr: 'The drill failed. dump.age.0 of the backup is damaged: its checksum differs.\n',
      })
      expect(readdirSync(temp)).toEqual([])
    },
    TIMEOUT_MS,
  )
})

it('a backup of a restored instance is refused without keys, with the reason in one line', async () => {
  const { settings } = await createInstance()
  const { BACKUP_RECIPIENT: _, ...incomplete } = settings
  const { status, stderr } = await runScript('backup', [], incomplete)
  expect(status).toBe(1)
  expect(stderr).toBe(
    'The backup failed. BACKUP_TARGET and BACKUP_RECIPIENT must be set together; missing: BACKUP_RECIPIENT.\n',
  )
})
