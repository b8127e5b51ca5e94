import { chmodSync, mkdirSync, type Stats, statSync } from 'node:fs'
import { ConfigurationError } from './configuration-error'

const OWNER_ONLY = 0o700
const GROUP_AND_OTHERS = 0o077
const STICKY = 0o1000

/**
 * Creates the data folder if it is missing, and closes it to all users of the machine but its
 * owner: the database within creates files that all of them could read and write. Throws
 * ConfigurationError if the folder cannot be closed.
 */
export function protectDataFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: OWNER_ONLY })
  const found = statSync(dataDir)
  if (isClosed(found)) return
  // Other programs of the machine use a folder like /tmp.
  if (found.mode & STICKY) throw notClosed('is shared by all users of this machine')
  try {
    chmodSync(dataDir, OWNER_ONLY)
  } catch {
    // On a file system without permissions the owner can do no more.
    if (!isOurs(found)) throw notClosed('is open to other users and belongs to one of them')
  }
}

// Windows reports no mode: access lists decide there.
const isClosed = ({ mode }: Stats) =>
  process.platform === 'win32' || (mode & GROUP_AND_OTHERS) === 0

const isOurs = ({ uid }: Stats) => uid === process.geteuid?.()

const notClosed = (reason: string) =>
  new ConfigurationError(
    `DATA_DIR names a folder that ${reason}. Set DATA_DIR to a folder of its own, or let the owner close it with chmod 700.`,
  )
