import { countRows } from '@/lib/backups/manifest'
import { restoreBackup } from '@/lib/backups/restore-backup'
import { env } from '@/lib/config/env'
import { getStorage } from '@/lib/storage/storage'
import { chooseBackup } from './operations/choose-backup'
import { runOperation } from './operations/run-operation'

// npm run backup:restore: restores the newest backup of BACKUP_TARGET, or the one named.
async function main(): Promise<void> {
  const { DATABASE_URL, DATA_DIR } = env()
  const { manifest, files, former } = await restoreBackup({
    ...(await chooseBackup('backup:restore')),
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
