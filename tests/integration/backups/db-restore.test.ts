import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it, vi } from 'vitest'
import { db } from '@/db'
import { restoreArchive } from '@/db/restore-archive'
import { restoreDump } from '@/db/restore-dump'
import { withApp } from '@/tests/support/app'
import { createEmptyInstance, type EmptyInstance, temporaryFolder } from '@/tests/support/backups'

// Each test loads an embedded database from an archive.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

withApp()

const check = async () => undefined

const restore = ({ dataDir, databaseUrl: url }: EmptyInstance, file: string) =>
  url ? restoreDump({ url, file, check }) : restoreArchive({ dataDir, file, check })

/** Writes a backup of the app and changes it. */
async function writeDamaged(damage: (file: string) => void): Promise<string> {
  const file = join(temporaryFolder(), `backup${db.backupExtension()}`)
  expect(await db.writeBackup(file)).toBe(true)
  damage(file)
  return file
}

describe('a file of the data folder', () => {
  it.each<[string, (file: string) => void, RegExp]>([
    [
      'that ends too early is rejected',
      (file) => truncateSync(file, readFileSync(file).length - 20_000),
      /is incomplete: it ends too early|could not be restored, and the database is unchanged\. .*error:/,
    ],
    [
      'of another format is rejected',
      (file) => writeFileSync(file, 'not a backup'),
      /is damaged: incorrect header check|is not a dump in the custom format of pg_dump/,
    ],
  ])('%s, with the reason and without leftovers', async (_, damage, reason) => {
    const file = await writeDamaged(damage)
    const instance = await createEmptyInstance()
    await expect(restore(instance, file)).rejects.toThrow(reason)
    expect(readdirSync(instance.dataDir).filter((name) => name !== 'lock')).toEqual([])
    // The empty database is still empty: a whole backup can be restored.
    await restore(instance, await writeDamaged(() => undefined))
  })

  it('that is an archive without a database is rejected', async (context) => {
    if (inject('databaseUrl')) return context.skip('the run has a server')
    const { gzipSync } = await import('node:zlib')
    const file = await writeDamaged((path) => writeFileSync(path, gzipSync(Buffer.alloc(10_240))))
    const instance = await createEmptyInstance()
    await expect(restore(instance, file)).rejects.toThrow(/does not contain a database of Riffle/)
    expect(readdirSync(instance.dataDir).filter((name) => name !== 'lock')).toEqual([])
  })

  it('that does not exist is named', async () => {
    const instance = await createEmptyInstance()
    const file = join(instance.dataDir, 'absent.dump')
    await expect(restore(instance, file)).rejects.toThrow(`The backup ${file} does not exist.`)
  })
})
