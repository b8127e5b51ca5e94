import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'
import { migrate } from '@/db/migrate'
import { openEmbedded } from '@/db/postgres'
import { UpgradeError } from '@/db/upgrade-error'
import {
  EARLIER,
  readState,
  storeEarlierDatabase,
  UPGRADED,
  withConnection,
} from '@/tests/support/earlier-database'

const isEmbedded = !inject('databaseUrl')
const TIMEOUT_MS = 180_000

it.runIf(isEmbedded)(
  'copies the embedded database first, so that the earlier release can start on the copy',
  async () => {
    const { dataDir, open } = await storeEarlierDatabase()
    const copy = join(dataDir, 'postgres.before-library-upgrade')
    // Of an earlier attempt.
    for (const folder of [copy, `${copy}.part`]) {
      mkdirSync(folder)
      writeFileSync(join(folder, 'old'), '')
    }
    const options = { dataDir, isSkipped: false, minFreeBytes: 0 }
    const upgraded = await withConnection(open, async (connection) => {
      await migrate(connection, options)
      return readState(connection)
    })
    expect(upgraded).toEqual(UPGRADED)
    expect(existsSync(`${copy}.part`)).toBe(false)
    expect(readdirSync(copy)).not.toContain('old')
    const restored = join(dataDir, 'restored')
    mkdirSync(restored)
    renameSync(copy, join(restored, 'postgres'))
    expect(await withConnection(() => openEmbedded(restored), readState)).toEqual(EARLIER)
  },
  TIMEOUT_MS,
)

it(
  'changes nothing without space for a backup, unless the operator has one',
  async () => {
    const { dataDir, open } = await storeEarlierDatabase()
    const withoutSpace = { dataDir, isSkipped: false, minFreeBytes: 2 ** 60 }
    await withConnection(open, async (connection) => {
      const refused = migrate(connection, withoutSpace)
      await expect(refused).rejects.toThrow(UpgradeError)
      await expect(refused).rejects.toThrow(/lacks \d+ MB.*UPGRADE_WITHOUT_BACKUP=true/)
      expect(await readState(connection)).toEqual(EARLIER)
      await migrate(connection, { ...withoutSpace, isSkipped: true })
      expect(await readState(connection)).toEqual(UPGRADED)
    })
    expect(readdirSync(dataDir).filter((name) => name.includes('before'))).toEqual([])
  },
  TIMEOUT_MS,
)

it.skipIf(isEmbedded)(
  'changes nothing on a server without pg_dump',
  async () => {
    const { dataDir, open } = await storeEarlierDatabase()
    const path = process.env.PATH
    onTestFinished(() => {
      process.env.PATH = path
    })
    process.env.PATH = dataDir
    await withConnection(open, async (connection) => {
      const refused = migrate(connection, { dataDir, isSkipped: false, minFreeBytes: 0 })
      await expect(refused).rejects.toThrow('pg_dump is not installed')
      expect(await readState(connection)).toEqual(EARLIER)
    })
  },
  TIMEOUT_MS,
)

it.skipIf(isEmbedded)(
  'writes a dump of a server first',
  async () => {
    const { dataDir, open } = await storeEarlierDatabase()
    await withConnection(open, async (connection) => {
      await migrate(connection, { dataDir, isSkipped: false, minFreeBytes: 0 })
      expect(await readState(connection)).toEqual(UPGRADED)
    })
    expect(readdirSync(join(dataDir, 'backups'))).toEqual(['before-library-upgrade.dump'])
  },
  TIMEOUT_MS,
)
