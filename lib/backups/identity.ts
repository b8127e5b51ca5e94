import { readFile } from 'node:fs/promises'
import { BackupError } from './backup-error'

/**
 * Reads the identity from a file of `age-keygen`, whose comments begin with `#`.
 * @throws BackupError if the file is unreadable or has no identity
 */
export async function readIdentity(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BackupError(`The identity file ${file} cannot be read.`)
  })
  const line = text.split('\n').find((candidate) => candidate.startsWith('AGE-SECRET-KEY-1'))
  if (line) return line.trim()
  throw new BackupError('The identity file contains no identity of age (AGE-SECRET-KEY-1…).')
}
