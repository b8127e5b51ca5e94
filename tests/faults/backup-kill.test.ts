import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createKeys } from '@/tests/support/backups'
import { type PostgresServer, startPostgresServer } from '@/tests/support/postgres-server'
import { hasPostgres } from '@/tests/support/programs'
import { type S3Server, startS3Server } from '@/tests/support/s3-server'
import { TEST_SECRETS } from '@/tests/support/secrets'
import { until } from '@/tests/support/until'
import { emptyFolder, type Settings, startScript } from './support/riffle'

let postgres: PostgresServer | null
let s3: S3Server
beforeAll(async () => {
  postgres = await startPostgresServer()
  s3 = await startS3Server()
})
afterAll(async () => {
  await s3.stop()
  await postgres?.stop()
})

/** Lets the bucket store one object and leaves all later requests without a response. */
function stopAfterFirstObject(): () => void {
  const set = s3.objects.set.bind(s3.objects)
  s3.objects.set = (key, value) => {
    s3.fallSilent(true)
    return set(key, value)
  }
  return () => {
    s3.objects.set = set
    s3.fallSilent(false)
  }
}

it('a backup whose process was killed is incomplete, and does not prevent the next one', async (context) => {
  if (!postgres || !hasPostgres()) return context.skip('PostgreSQL is not installed')
  const url = await postgres.createDatabase('backup_kill')
  const dataDir = join(emptyFolder(), 'data')
  const settings: Settings = {
    ...TEST_SECRETS,
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    BACKUP_TARGET: s3.url,
    BACKUP_RECIPIENT: (await createKeys()).recipient,
  }
  expect(await startScript('db-migrate', [], settings).ended).toMatchObject({ status: 0 })

  const resume = stopAfterFirstObject()
  const killed = startScript('backup', [], settings)
  await until(() => s3.objects.size > 0)
  killed.child.kill('SIGKILL')
  await killed.ended
  resume()
  expect(readdirSync(join(dataDir, 'backups'))).toEqual(['staging'])

  const next = await startScript('backup', [], settings).ended
  expect(next).toMatchObject({ status: 0, stderr: '' })
  expect(readdirSync(join(dataDir, 'backups'))).toEqual(['stored-files.jsonl'])
  const { stdout } = await startScript('backup', ['list'], settings).ended
  expect(stdout).toMatch(/^\S+z {2}incomplete\n\S+z {2}dump of \d+ bytes, 0 files \(0 new\)\n$/)
  expect(await startScript('backup', ['verify'], settings).ended).toMatchObject({ status: 0 })
  expect(s3.faults).toEqual([])
})
