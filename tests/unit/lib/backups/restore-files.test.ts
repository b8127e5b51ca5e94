import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBackup } from '@/lib/backups/create-backup'
import { blobsOf, restoreFilesOf, setUpBackup } from '@/tests/support/backup-source'
import { createKeys } from '@/tests/support/backups'

const { identity, recipient } = await createKeys()

describe('restoreFiles', () => {
  it('restores all other files if some are damaged, and names those', async () => {
    const { root, options } = setUpBackup(recipient)
    const { target } = options
    const manifest = await createBackup(options)
    const keys = await blobsOf(target)
    const sizeOf = (key: string) => statSync(join(root, 'target', key)).size
    // The content of two songs is longer than that of the third.
    const [damaged = ''] = keys.sort((a, b) => sizeOf(b) - sizeOf(a))
    const file = join(root, 'target', damaged)
    const content = readFileSync(file)
    content[content.length - 1] = (content.at(-1) ?? 0) ^ 1
    writeFileSync(file, content)
    const blob = damaged.split('/').at(-1)
    const { files, audio } = restoreFilesOf(target, manifest, identity)
    await expect(files).rejects.toThrow(
      `2 of 3 files were not restored. File ${blob} of the backup is damaged or incomplete: it cannot be decrypted.`,
    )
    expect(readdirSync(audio)).toEqual(['three'])
    await target.delete(damaged)
    await expect(restoreFilesOf(target, manifest, identity).files).rejects.toThrow(
      `2 of 3 files were not restored. File ${blob} of the backup is missing or empty.`,
    )
  })
})
