import { parseArgs } from 'node:util'
import { readIdentity } from '@/lib/backups/identity'
import { findNewestBackup } from '@/lib/backups/read-backups'
import { openTarget } from '@/lib/backups/target'
import { env } from '@/lib/config/env'
import type { Storage } from '@/lib/storage/port'

type ChosenBackup = {
  target: Storage
  name: string
  /** The identity of age that decrypts it. */
  identity: string
}

/** Opens BACKUP_TARGET. @throws Error if it is not set */
export function openBackupTarget(): Storage {
  const { BACKUP_TARGET } = env()
  if (!BACKUP_TARGET) throw new Error('BACKUP_TARGET is not set.')
  return openTarget(BACKUP_TARGET)
}

/**
 * Returns the backup that the arguments name, or the newest one.
 * @throws Error with the usage of `command` if the identity is missing
 */
export async function chooseBackup(command: string): Promise<ChosenBackup> {
  const { values } = parseArgs({
    options: { identity: { type: 'string' }, name: { type: 'string' } },
  })
  if (!values.identity) {
    throw new Error(`Usage: npm run ${command} -- --identity FILE [--name BACKUP]`)
  }
  const target = openBackupTarget()
  const identity = await readIdentity(values.identity)
  return { target, identity, name: values.name ?? (await findNewestBackup(target)) }
}
