import { parseArgs } from 'node:util'
import { readIdentity } from '@/lib/backups/identity'
import { countRows } from '@/lib/backups/manifest'
import { findNewestBackup } from '@/lib/backups/read-backups'
import { restoreBackup } from '@/lib/backups/restore-backup'
import { openTarget } from '@/lib/backups/target'
import { env } from '@/lib/config/env'
import { getStorage } from '@/lib/storage/storage'
import { runOperation } from './operations/run-operation'

const USAGE = 'Usage: npm run backup:restore -- --identity FILE [--name BACKUP]'

// npm run backup:restore: restores the newest backup of BACKUP_TARGET, or the one named.
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { identity: { type: 'string' }, name: { type: 'string' } },
  })
  const { BACKUP_TARGET, DATABASE_URL, DATA_DIR } = env()
  if (!values.identity) throw new Error(USAGE)
  if (!BACKUP_TARGET) throw new Error('BACKUP_TARGET is not set.')
  const target = openTarget(BACKUP_TARGET)
  const { manifest, files, former } = await restoreBackup({
    target,
    name: values.name ?? (await findNewestBackup(target)),
    identity: await readIdentity(values.identity),
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL,
    storage: getStorage(),
  })
  const { tables, rows } = countRows(manifest)
  print(`Restored ${manifest.name}: ${tables} tables with ${rows} rows, as in the manifest.`)
  print(`Files: ${files.restored} restored, ${files.present} were there already.`)
  if (former) print(`The former database is ${former}.`)
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)

runOperation('The restore failed.', main)
