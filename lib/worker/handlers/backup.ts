import 'server-only'
import { log } from '@/lib/observability/log'
import { type BackupResult, runBackup } from '@/lib/services/operations/backups'

export async function handleBackup(): Promise<void> {
  logResult(await runBackup())
}

function logResult(result: BackupResult): void {
  if (result.status === 'skipped') {
    log().warn({ reason: result.reason }, 'backup skipped')
    return
  }
  if (result.status === 'written') {
    log().info({ file: result.file }, 'backup written')
    return
  }
  const { name, dump, files } = result.manifest
  log().info(
    {
      backup: name,
      dumpBytes: dump.bytes,
      files: files.count,
      newFiles: files.newCount,
      expiredBackups: result.pruned?.backups,
    },
    'backup stored',
  )
}
