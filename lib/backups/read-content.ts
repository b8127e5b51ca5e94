import type { Storage } from '@/lib/storage/port'
import { BackupError } from './backup-error'
import { decryptContent } from './decrypt-content'
import { partKey } from './keys'
import type { EncryptedContent, Part } from './manifest'
import { type Measure, measured } from './measure'
import { readBack } from './store-content'

type Source = {
  target: Storage
  /** The name of the backup. */
  backup: string
  identity: string
}

/**
 * Decrypts a content of a backup. It ends without an error only if each part and the content are
 * complete and have the checksums of the manifest.
 * @throws BackupError with the reason: a missing, short or damaged part, or another identity
 */
export async function* readEncrypted(
  { target, backup, identity }: Source,
  { parts, bytes, sha256 }: EncryptedContent,
): AsyncGenerator<Uint8Array> {
  const keyed = parts.map((part) => ({ ...part, key: partKey(backup, part.name) }))
  const plain = measured(decryptParts(target, keyed, identity))
  yield* plain.content
  const found = plain.result()
  if (found.bytes === bytes && found.sha256 === sha256) return
  throw new BackupError(`The content of backup ${backup} differs from its manifest.`)
}

export type StoredPart = Part & { key: string }

const decryptParts = (
  target: Storage,
  parts: StoredPart[],
  identity: string,
): AsyncGenerator<Uint8Array> =>
  decryptContent(readParts(target, parts), identity, async (error) => {
    // Decryption fails before the end of a damaged part, where its checksum would show the reason.
    for (const part of parts) await assertUndamaged(target, part)
    return explain(error)
  })

async function* readParts(target: Storage, parts: StoredPart[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    const { key, bytes } = part
    const found = await target.stat(key)
    assertSize(part, found?.bytes)
    const reading = measured(await target.open(key, { start: 0, end: bytes - 1 }))
    yield* reading.content
    assertEqual(part, reading.result())
  }
}

/** Reads an object and compares it with its size and checksum. @throws BackupError with the reason */
export async function assertUndamaged(target: Storage, part: StoredPart): Promise<void> {
  assertEqual(part, await readBack(target, part.key))
}

/**
 * Compares the bytes that were read of an object with its size and checksum.
 * @throws BackupError with the reason
 */
export function assertEqual(part: StoredPart, found: Measure | undefined): void {
  assertSize(part, found?.bytes)
  if (found?.sha256 === part.sha256) return
  throw new BackupError(`${part.name} of the backup is damaged: its checksum differs.`)
}

function assertSize({ name, bytes }: StoredPart, found: number | undefined): void {
  if (found === bytes) return
  throw new BackupError(
    found === undefined
      ? `${name} of the backup is missing or empty.`
      : `${name} of the backup is incomplete: it has ${found} of ${bytes} bytes.`,
  )
}

const explain = (error: unknown) =>
  error instanceof Error && /no identity matched/.test(error.message)
    ? 'The identity does not belong to the recipient of the backup.'
    : 'The backup cannot be decrypted.'
