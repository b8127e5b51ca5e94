import 'server-only'
import { createReadStream, existsSync, openAsBlob } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { protectDataFolder } from '@/lib/config/data-folder'
import { lockFolder } from './lock'
import { createPglite, EMBEDDED_FOLDER } from './pglite'
import type { Database } from './postgres'
import { RestoreError } from './restore-error'

type Archive = {
  dataDir: string
  file: string
  /** Checks the restored database before it replaces the present one. */
  check: (database: Database) => Promise<void>
}

/**
 * Replaces the embedded database by an archive of it. Returns the path of the former one, which is
 * kept; null if there was none. After an error the present database is unchanged.
 * @throws RestoreError if the archive is damaged or incomplete; FolderInUseError
 */
export async function restoreArchive({ dataDir, file, check }: Archive): Promise<string | null> {
  protectDataFolder(dataDir)
  const unlock = await lockFolder(dataDir)
  const folder = join(dataDir, EMBEDDED_FOLDER)
  const draft = `${folder}.restoring`
  try {
    await rm(draft, { recursive: true, force: true })
    await assertComplete(file)
    await load(draft, file, check)
    const former = `${folder}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
    const hasFormer = existsSync(folder)
    if (hasFormer) await rename(folder, former)
    await rename(draft, folder)
    return hasFormer ? former : null
  } finally {
    await rm(draft, { recursive: true, force: true })
    unlock()
  }
}

// PGlite gives no reason for an archive that it cannot read.
async function assertComplete(file: string): Promise<void> {
  const discard = new Writable({ write: (_chunk, _encoding, done) => done() })
  await pipeline(createReadStream(file), createGunzip(), discard).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new RestoreError(`The backup ${file} does not exist.`)
      if (error.code === 'Z_BUF_ERROR') {
        throw new RestoreError(`The backup ${file} is incomplete: it ends too early.`)
      }
      if (error.code?.startsWith('Z_')) {
        throw new RestoreError(`The backup ${file} is damaged: ${error.message}.`)
      }
      throw error
    },
  )
}

async function load(draft: string, file: string, check: Archive['check']): Promise<void> {
  let restored: PGlite | undefined
  try {
    restored = await createPglite(draft, await openAsBlob(file))
    await restored.query('select from users limit 1')
  } catch (error) {
    await restored?.close().catch(() => undefined)
    throw new RestoreError(`The backup ${file} does not contain a database of Riffle.`, {
      cause: error,
    })
  }
  try {
    await check(drizzle(restored) as unknown as Database)
  } finally {
    await restored.close()
  }
}
