import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createBackup } from '@/lib/backups/create-backup'
import { readEncrypted } from '@/lib/backups/read-content'
import type { Storage } from '@/lib/storage/port'
import { chunksOf, dumpOf, readAll, setUpBackup, unavailable } from '@/tests/support/backup-source'
import { createKeys } from '@/tests/support/backups'

const { identity, recipient } = await createKeys()

describe('readEncrypted', () => {
  it.each([60, 200_000])('names the part with a changed byte at %i', async (position) => {
    // Decryption fails long before the end of the part.
    const { root, options } = setUpBackup(recipient, {
      withDump: dumpOf(chunksOf(Buffer.alloc(4_000_000))),
    })
    const { name, dump } = await createBackup(options)
    const file = join(root, 'target/backups', name, 'dump.age.0')
    const bytes = readFileSync(file)
    bytes[position] = (bytes[position] ?? 0) ^ 1
    writeFileSync(file, bytes)
    const source = { target: options.target, backup: name, identity }
    await expect(readAll(readEncrypted(source, dump))).rejects.toThrow(
      'dump.age.0 of the backup is damaged: its checksum differs.',
    )
  })

  it.each<[string, () => AsyncGenerator<Uint8Array>]>([
    [
      'before the first byte',
      // biome-ignore lint/correctness/useYield: it fails before that
      async function* () {
        throw unavailable()
      },
    ],
    [
      'in the middle',
      async function* () {
        yield Buffer.from('age-encryption.org/v1\n')
        throw unavailable()
      },
    ],
  ])('reports an outage %s as one, not as a damaged backup', async (_, fail) => {
    const { options } = setUpBackup(recipient)
    const { target } = options
    const { name, dump } = await createBackup(options)
    let opened = 0
    // The target responds again afterwards.
    const open: Storage['open'] = async (...request) =>
      ++opened === 1 ? Readable.from(fail()) : target.open(...request)
    const source = { target: { ...target, open }, backup: name, identity }
    await expect(readAll(readEncrypted(source, dump))).rejects.toThrow(
      'The file storage does not respond.',
    )
  })
})
