import { delimiter } from 'node:path'
// With its extension: Node runs this file as it is, for the scripts.
import { findProgram, programPath } from '../../lib/config/program-path.ts'

/**
 * Finds an executable program in folders; null if there is none. The default is PATH, and `/usr/sbin`,
 * which Debian leaves out of the PATH of ordinary users.
 */
export const findBinary = (
  name: string,
  folders: string[] = [...programPath().split(delimiter), '/usr/sbin'],
): string | null => findProgram(name, folders) ?? null
