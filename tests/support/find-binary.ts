import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Finds an executable program in folders; null if there is none. The default is PATH, and `/usr/sbin`,
 * which Debian leaves out of the PATH of ordinary users.
 */
export function findBinary(
  name: string,
  folders: string[] = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'],
): string | null {
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
