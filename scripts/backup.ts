import { parseArgs } from 'node:util'
import { backupExtension, writeBackup } from '@/db/backup'
import { withBackupLock } from '@/db/backup-lock'
import { withDump } from '@/db/database-dump'
import { openExisting } from '@/db/existing'
import { findNewestBackup, listBackups, readManifest } from '@/lib/backups/read-backups'
import { verifyBackup } from '@/lib/backups/verify-backup'
import { env } from '@/lib/config/env'
import { type BackupResult, runBackup } from '@/lib/services/operations/backups'
import { openBackupTarget } from './operations/choose-backup'
import { runOperation } from './operations/run-operation'

const USAGE = 'Usage: npm run backup, npm run backup -- list, npm run backup -- verify [NAME]'

// npm run backup: backs up now. The schema is not migrated, so it can run before an upgrade.
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [command = 'create', name] = positionals
  if (command === 'create') return print(describeResult(await backUp()))
  const target = openBackupTarget()
  if (command === 'verify') {
    const { files, ...manifest } = await verifyBackup(
      target,
      name ?? (await findNewestBackup(target)),
    )
    return print(
      `${manifest.name} is complete: the dump and ${files.count} files have their checksums.`,
    )
  }
  if (command !== 'list') throw new Error(USAGE)
  for (const backup of await listBackups(target)) {
    if (!backup.isComplete) print(`${backup.name}  incomplete`)
    else print(describeManifest(await readManifest(target, backup.name)))
  }
}

async function backUp(): Promise<BackupResult> {
  const connection = await openExisting(env())
  try {
    return await runBackup(new Date(), {
      backupExtension: () => backupExtension(connection),
      writeBackup: (file) => writeBackup(connection, file),
      withBackupLock: (work) => withBackupLock(connection, work),
      withDump: (work) => withDump(connection, work),
    })
  } finally {
    await connection.close()
  }
}

function describeResult(result: BackupResult): string {
  if (result.status === 'stored') return `Stored ${describeManifest(result.manifest)}`
  if (result.status === 'written') return `Wrote ${result.file}`
  throw new Error(
    result.reason === 'no_pg_dump'
      ? 'pg_dump is not installed on this machine.'
      : 'Another backup is running.',
  )
}

const describeManifest = ({ name, dump, files }: Awaited<ReturnType<typeof readManifest>>) =>
  `${name}  dump of ${dump.bytes} bytes, ${files.count} files (${files.newCount} new)`

const print = (line: string): void => void process.stdout.write(`${line}\n`)

runOperation('The backup failed.', main)
