import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Returns the folders in which programs of this machine are searched. */
export const programPath = (): string => process.env.PATH ?? ''

/** Returns the path of an executable program in folders, by default those of PATH; undefined if there is none. */
export const findProgram = (
  name: string,
  folders: string[] = programPath().split(delimiter),
): string | undefined =>
  folders
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isExecutable)

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
