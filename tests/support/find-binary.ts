import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Finds an executable program in folders, by default those of PATH; null if there is none. */
export function findBinary(
  name: string,
  folders: string[] = (process.env.PATH ?? '').split(delimiter),
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
