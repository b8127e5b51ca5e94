import 'server-only'
import { log } from '@/lib/observability/log'
import { writeBackup } from '@/lib/services/operations/backups'

export async function handleBackup(): Promise<void> {
  const file = await writeBackup()
  if (file) log().info({ file }, 'backup written')
}
