import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Storage } from '@/lib/storage/port'
import type { Manifest } from './manifest'
import { readEncrypted } from './read-content'

type Options = { target: Storage; manifest: Manifest; identity: string }

/**
 * Writes the decrypted dump of a backup to a new file, which only the owner can read.
 * @throws BackupError if a part is missing, short or damaged, or another identity is needed
 */
export async function fetchDump(
  { target, manifest, identity }: Options,
  file: string,
): Promise<void> {
  const content = readEncrypted({ target, backup: manifest.name, identity }, manifest.dump)
  await pipeline(content, createWriteStream(file, { mode: 0o600, flags: 'wx' }))
}
