import 'server-only'
import { log } from '@/lib/observability/log'
import { writeBackup } from '@/lib/services/operations/backups'

/** Writes the database to a file. */
export async function handleBackup(): Promise<void> {
  const file = await writeBackup()
  if (file) log().info({ file }, 'backup written')
}
