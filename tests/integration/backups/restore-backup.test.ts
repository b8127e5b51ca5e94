import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { openEmbedded, openServer } from '@/db/postgres'
import { rowsOf } from '@/db/rows'
import type { Manifest } from '@/lib/backups/manifest'
import type { Song } from '@/lib/contract/song'
import { runBackup } from '@/lib/services/operations/backups'
import { handleBackup } from '@/lib/worker/handlers/backup'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import {
  contentOf,
  copyTarget,
  createEmptyInstance,
  createKeys,
  type EmptyInstance,
  restoreInto,
} from '@/tests/support/backups'
import { logLines } from '@/tests/support/log-lines'
import { uploadFile } from '@/tests/support/uploads'

// Each test loads an embedded database from an archive.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const CANARY = 'Canary Wharf Serenade'
const FILE = wav({ hertz: 700 })
const target = mkdtempSync(join(tmpdir(), 'riffle-target-'))
let keys: Awaited<ReturnType<typeof createKeys>>
let manifest: Manifest
let song: Song
let email: string

withApp(async (onEnd) => {
  onEnd(async () => rmSync(target, { recursive: true, force: true }))
  keys = await createKeys()
  return { BACKUP_TARGET: target, BACKUP_RECIPIENT: keys.recipient, LOG_LEVEL: 'info' }
})

beforeAll(async () => {
  const [ada, bob] = [await aUser(), await aUser('bob')]
  email = ada.email
  song = (await uploadFile(FILE, { token: ada.token, name: 'a.wav' })).body as Song
  await uploadFile(FILE, { token: bob.token, name: 'b.wav' })
  await call('POST', '/playlists', { token: ada.token, body: { name: CANARY } })
  const result = await runBackup(new Date('2026-02-01T03:41:00Z'))
  if (result.status !== 'stored') throw new Error(`The backup was ${result.status}.`)
  manifest = result.manifest
})

const restore = (instance: EmptyInstance, from = target, identity = keys.identity) =>
  restoreInto({ target: from, name: manifest.name, identity, instance })

async function readPlaylists({ dataDir, databaseUrl }: EmptyInstance) {
  const connection = databaseUrl ? openServer(databaseUrl) : await openEmbedded(dataDir)
  const rows = await rowsOf(connection.drizzle, sql`select name from playlists`)
  await connection.close()
  return rows
}

async function countTables({ databaseUrl }: EmptyInstance): Promise<number> {
  if (!databaseUrl) return 0
  const { drizzle, close } = openServer(databaseUrl)
  const [row] = await rowsOf<{ count: number }>(
    drizzle,
    sql`select count(*)::int as count from pg_tables where schemaname in ('public', 'pgboss', 'drizzle')`,
  )
  await close()
  return row?.count ?? 0
}

describe('a backup', () => {
  it('describes each table and both files, whose content is stored once', () => {
    expect(manifest.tables['public.playlists']).toMatchObject({ rows: 1 })
    expect(manifest.tables['public.users']).toMatchObject({ rows: 2 })
    expect(manifest.files).toMatchObject({ count: 2, newCount: 1, bytes: 2 * FILE.length })
  })

  it('is unreadable at the target', () => {
    const stored = contentOf(target)
    for (const text of [CANARY, email, song.id, keys.identity]) expect(stored).not.toContain(text)
  })

  it('is logged without names, emails and keys', async () => {
    const lines = await logLines(handleBackup)
    expect(lines).toContain('"backup stored"')
    for (const text of [CANARY, email, song.id, 'AGE-SECRET', keys.recipient]) {
      expect(lines).not.toContain(text)
    }
  })

  it('is restored into an empty database with equal tables and files', async () => {
    const instance = await createEmptyInstance()
    const { files } = await restore(instance)
    expect(files).toEqual({ restored: 2, present: 0, bytes: 2 * FILE.length })
    expect(await readPlaylists(instance)).toEqual([{ name: CANARY }])
    const restored = readFileSync(join(instance.dataDir, 'audio/songs', song.id))
    expect(restored.equals(FILE)).toBe(true)
    expect(readdirSync(join(instance.dataDir, 'backups'))).toEqual([])
  })

  it('is not restored over a database of a server', async (context) => {
    const instance = await createEmptyInstance()
    if (!instance.databaseUrl) return context.skip('the run has no server')
    await restore(instance)
    await expect(restore(instance)).rejects.toThrow(/has \d+ tables\. Create an empty one/)
    expect(await readPlaylists(instance)).toEqual([{ name: CANARY }])
  })

  it('replaces an embedded database, which is kept', async (context) => {
    const instance = await createEmptyInstance()
    if (instance.databaseUrl) return context.skip('the run has a server')
    await restore(instance)
    const { former, files } = await restore(instance)
    expect(former).toContain('postgres.before-')
    expect(files).toMatchObject({ restored: 0, present: 2 })
    expect(
      readdirSync(instance.dataDir).filter((name) => name.startsWith('postgres')),
    ).toHaveLength(2)
  })
})

const partOf = (from: string, name: string) => join(from, 'backups', manifest.name, name)

const blobOf = (from: string) => {
  const folder = join(from, 'backup-files')
  const [prefix = ''] = readdirSync(folder)
  const [name = ''] = readdirSync(join(folder, prefix))
  return join(folder, prefix, name)
}

function flipByte(file: string, position = statSync(file).size >> 1): void {
  const bytes = readFileSync(file)
  bytes[position] = (bytes[position] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

describe('a damaged backup is rejected with its reason and leaves nothing', () => {
  it.each<[string, (from: string) => void, RegExp]>([
    [
      'a changed byte in the dump',
      (from) => flipByte(partOf(from, 'dump.age.0')),
      /^dump\.age\.0 of the backup is damaged: its checksum differs\.$/,
    ],
    [
      'a changed byte in the header of the dump',
      (from) => flipByte(partOf(from, 'dump.age.0'), 60),
      /^dump\.age\.0 of the backup is damaged/,
    ],
    [
      'a short dump',
      (from) => truncateSync(partOf(from, 'dump.age.0'), 5_000),
      /^dump\.age\.0 of the backup is incomplete: it has 5000 of \d+ bytes\.$/,
    ],
    [
      'a missing dump',
      (from) => unlinkSync(partOf(from, 'dump.age.0')),
      /^dump\.age\.0 of the backup is missing or empty\.$/,
    ],
    [
      'a damaged manifest',
      (from) => truncateSync(partOf(from, 'manifest.json'), 100),
      /^The manifest of backup .* is damaged, or a newer version of Riffle wrote it\.$/,
    ],
    [
      'no manifest',
      (from) => unlinkSync(partOf(from, 'manifest.json')),
      /contains no complete backup/,
    ],
  ])('%s', async (_, damage, reason) => {
    const from = copyTarget(target)
    damage(from)
    const instance = await createEmptyInstance()
    await expect(restore(instance, from)).rejects.toThrow(reason)
    await expectEmpty(instance)
  })

  it('another identity', async () => {
    const instance = await createEmptyInstance()
    const other = await createKeys()
    await expect(restore(instance, target, other.identity)).rejects.toThrow(
      'The identity does not belong to the recipient of the backup.',
    )
    await expectEmpty(instance)
  })

  it('tables that differ from the manifest', async () => {
    const from = copyTarget(target)
    const file = partOf(from, 'manifest.json')
    const changed = structuredClone(manifest)
    changed.tables['public.playlists'] = { rows: 7, digest: 'ab' }
    writeFileSync(file, JSON.stringify(changed))
    const instance = await createEmptyInstance()
    await expect(restore(instance, from)).rejects.toThrow(
      'The restored database differs from the backup: public.playlists has 1 of 7 rows.',
    )
    expect(readdirSync(instance.dataDir).filter((name) => name.startsWith('postgres'))).toEqual([])
  })

  it('a damaged file: the database is restored, and a second attempt completes the files', async () => {
    const from = copyTarget(target)
    flipByte(blobOf(from))
    const instance = await createEmptyInstance()
    await expect(restore(instance, from)).rejects.toThrow(
      /^2 of 2 files were not restored\. File [0-9a-f]{64} of the backup is damaged or incomplete: it cannot be decrypted\.$/,
    )
    expect(await readPlaylists(instance)).toEqual([{ name: CANARY }])
    expect(readdirSync(join(instance.dataDir, 'backups'))).toEqual([])
  })
})

async function expectEmpty(instance: EmptyInstance): Promise<void> {
  expect(await countTables(instance)).toBe(0)
  const left = readdirSync(instance.dataDir).filter((name) => name !== 'backups')
  expect(left).toEqual([])
}
