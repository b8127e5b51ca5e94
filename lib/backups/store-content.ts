import { createReadStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Storage } from '@/lib/storage/port'
import { BackupError } from './backup-error'
import { encrypt } from './encryption'
import { lastWord, partKey } from './keys'
import type { EncryptedContent, Part } from './manifest'
import { type Measure, measure, measured } from './measure'
import { type StagedFile, stageParts } from './staging'

/** Objects of S3 have at most 5 GB, and each part needs its size on the disk of this machine. */
const MAX_PART_BYTES = 2 ** 29

/** The place that receives a backup, with its key and a folder for staging. */
export type Destination = {
  target: Storage
  /** The name of the backup. */
  backup: string
  recipient: string
  /** A folder of this machine for parts that wait to be stored. */
  staging: string
  maxPartBytes?: number
}

/** Encrypts a content and stores it in parts `name.0`, `name.1` and so on, each read back. */
export async function storeEncrypted(
  { target, backup, recipient, staging, maxPartBytes = MAX_PART_BYTES }: Destination,
  name: string,
  content: AsyncIterable<Uint8Array>,
): Promise<EncryptedContent> {
  const plain = measured(content)
  const parts: Part[] = []
  const encrypted = await encrypt(plain.content, recipient)
  await stageParts(encrypted, { folder: staging, maxPartBytes }, async (staged) => {
    const part = `${name}.${staged.index}`
    await storeStaged(target, partKey(backup, part), staged)
    parts.push({ name: part, bytes: staged.bytes, sha256: staged.sha256 })
  })
  return { ...plain.result(), parts }
}

/** Stores a text that is not encrypted as one part. */
export async function storePlain(
  { target, backup, staging }: Omit<Destination, 'recipient'>,
  name: string,
  text: string,
): Promise<Part> {
  const path = join(staging, name)
  await writeFile(path, text, { mode: 0o600, flush: true })
  const { bytes, sha256 } = await measure(createReadStream(path))
  await storeStaged(target, partKey(backup, name), { path, bytes, sha256 })
  await rm(path)
  return { name, bytes, sha256 }
}

/**
 * Stores a staged file and reads it back.
 * @throws BackupError if the target returns other bytes than it received
 */
export async function storeStaged(target: Storage, key: string, staged: StagedFile): Promise<void> {
  const { path, bytes } = staged
  await target.putFile(key, path, { bytes, type: 'application/octet-stream' })
  const stored = await readBack(target, key)
  if (stored?.bytes === bytes && stored.sha256 === staged.sha256) return
  throw new BackupError(
    `The backup target returned other bytes of ${lastWord(key)} than were stored there.`,
  )
}

/** Returns size and checksum of an object as it is stored now; undefined if there is none. */
export async function readBack(target: Storage, key: string): Promise<Measure | undefined> {
  const found = await target.stat(key)
  // A range of nothing cannot be read, and no part of a backup is empty.
  if (!found || found.bytes === 0) return undefined
  return measure(await target.open(key, { start: 0, end: found.bytes - 1 }))
}
