import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@/lib/services/uploads/temp-files'

/** The size of all files that are being received by the app of this process. */
export function tempFileBytes(): number {
  const folder = tempFolder()
  if (!existsSync(folder)) return 0
  const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size)
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}
