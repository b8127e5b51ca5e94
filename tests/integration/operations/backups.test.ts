import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  openAsBlob,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { db } from '@/db'
import { createPglite } from '@/db/pglite'
import { env } from '@/lib/config/env'
import { writeLocalBackup } from '@/lib/services/operations/local-backups'
import { aUser, call, withApp } from '@/tests/support/app'
import { findBinary } from '@/tests/support/find-binary'

withApp()

const packaged = ['15', '16', '17', '18'].map((version) => `/usr/lib/postgresql/${version}/bin`)
const pgRestore = findBinary('pg_restore') ?? findBinary('pg_restore', packaged)

it('writes a backup of all data, and keeps the last seven days', async () => {
  const ada = await aUser()
  await call('POST', '/playlists', { token: ada.token, body: { name: 'Kept for good' } })
  const folder = join(env().DATA_DIR, 'backups')
  mkdirSync(folder, { recursive: true })
  for (let day = 1; day <= 8; day++) {
    writeFileSync(join(folder, `riffle-2026-01-0${day}${db.backupExtension()}`), 'old')
  }
  const file = await writeLocalBackup(new Date('2026-02-01T03:41:00Z'))
  if (!file) {
    // Without pg_dump of the server's version no backup is written.
    expect(readdirSync(folder)).toHaveLength(8)
    return
  }
  expect(readdirSync(folder).sort()).toEqual(
    [3, 4, 5, 6, 7, 8]
      .map((day) => `riffle-2026-01-0${day}${db.backupExtension()}`)
      .concat(`riffle-2026-02-01${db.backupExtension()}`)
      .slice(-7),
  )
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await namesIn(file)).toContain('Kept for good')
})

async function namesIn(file: string): Promise<string> {
  if (file.endsWith('.dump')) {
    expect(pgRestore, 'pg_restore comes with pg_dump').not.toBeNull()
    return execFileSync(pgRestore!, ['--data-only', '--table=playlists', '--file=-', file], {
      encoding: 'utf8',
    })
  }
  const folder = mkdtempSync(join(tmpdir(), 'riffle-restored-'))
  const restored = await createPglite(folder, await openAsBlob(file))
  const { rows } = await restored.query('select name from playlists')
  await restored.close()
  rmSync(folder, { recursive: true })
  return JSON.stringify(rows)
}
