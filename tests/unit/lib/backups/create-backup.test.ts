import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBackup } from '@/lib/backups/create-backup'
import { readEncrypted } from '@/lib/backups/read-content'
import { verifyBackup } from '@/lib/backups/verify-backup'
import type { Storage } from '@/lib/storage/port'
import { createS3Storage } from '@/lib/storage/s3'
import {
  blobsOf,
  chunksOf,
  DAY_MS,
  DUMP,
  dumpOf,
  keysOf,
  optionsAfter,
  readAll,
  restoreFilesOf,
  START_MS,
  setUpBackup,
  unavailable,
} from '@/tests/support/backup-source'
import { createKeys } from '@/tests/support/backups'
import { hasPrograms } from '@/tests/support/programs'
import { startS3Server } from '@/tests/support/s3-server'

const { identity, recipient } = await createKeys()

describe('createBackup', () => {
  it('divides a dump into parts that give it back, readable by the owner only', async () => {
    const { root, options } = setUpBackup(recipient, { maxPartBytes: 100_000 })
    const manifest = await createBackup(options)
    expect(manifest.dump.parts.map(({ name }) => name)).toEqual([
      'dump.age.0',
      'dump.age.1',
      'dump.age.2',
    ])
    const source = { target: options.target, backup: manifest.name, identity }
    expect((await readAll(readEncrypted(source, manifest.dump))).equals(DUMP)).toBe(true)
    for (const { name } of manifest.dump.parts) {
      const file = join(root, 'target/backups', manifest.name, name)
      expect(statSync(file).mode & 0o777).toBe(0o600)
    }
    expect(readdirSync(options.folder)).toEqual(['stored-files.jsonl'])
  })

  it('stores equal files once, and later only new ones', async () => {
    const { root, options } = setUpBackup(recipient)
    const first = await createBackup(options)
    expect(first.files).toMatchObject({ count: 3, newCount: 2 })
    const later = { ...options, now: new Date(START_MS + DAY_MS) }
    expect(
      (await createBackup({ ...later, withDump: dumpOf(chunksOf(DUMP)) })).files,
    ).toMatchObject({ count: 3, newCount: 0 })
    writeFileSync(join(root, 'audio/songs/four'), 'new audio')
    // Without its cache, it reads every file and stores only the new content.
    rmSync(join(root, 'work'), { recursive: true })
    const latest = { ...options, now: new Date(START_MS + 2 * DAY_MS) }
    expect(
      (await createBackup({ ...latest, withDump: dumpOf(chunksOf(DUMP)) })).files,
    ).toMatchObject({ count: 4, newCount: 1 })
    const blobs = (await keysOf(options.target)).filter((key) => key.startsWith('backup-files/'))
    expect(blobs).toHaveLength(3)
    expect((await verifyBackup(options.target, first.name)).name).toBe(first.name)
  })

  it('stores all contents again for another recipient, whose identity reads each of them', async () => {
    const { options } = setUpBackup(recipient)
    const first = await createBackup(options)
    const other = await createKeys()
    const second = await createBackup({
      ...options,
      recipient: other.recipient,
      withDump: dumpOf(chunksOf(DUMP)),
      now: new Date(START_MS + DAY_MS),
    })
    expect(second.files).toMatchObject({ count: 3, newCount: 2 })
    const { target } = options
    expect(await restoreFilesOf(target, first, identity).files).toMatchObject({ restored: 3 })
    expect(await restoreFilesOf(target, second, other.identity).files).toMatchObject({
      restored: 3,
    })
  })

  it('writes parts that the reference implementation decrypts (needs age)', async (context) => {
    if (!hasPrograms('age')) return context.skip('age is not installed')
    const { root, options } = setUpBackup(recipient, { maxPartBytes: 100_000 })
    const { name, dump } = await createBackup(options)
    const key = join(root, 'key.txt')
    writeFileSync(key, `${identity}\n`)
    const parts = dump.parts.map((part) =>
      readFileSync(join(root, 'target/backups', name, part.name)),
    )
    const decrypted = execFileSync('age', ['--decrypt', '--identity', key], {
      input: Buffer.concat(parts),
    })
    expect(decrypted.equals(DUMP)).toBe(true)
  })

  it('stores a content again that the target has lost', async () => {
    const { options } = setUpBackup(recipient)
    await createBackup(options)
    const [lost] = (await keysOf(options.target)).filter((key) => key.startsWith('backup-files/'))
    await options.target.delete(lost ?? '')
    const again = { ...options, now: new Date(START_MS + DAY_MS) }
    const manifest = await createBackup({ ...again, withDump: dumpOf(chunksOf(DUMP)) })
    expect(manifest.files.newCount).toBe(1)
    await verifyBackup(options.target, manifest.name)
  })

  it('stores a content again that was deleted, and earlier backups use it', async () => {
    const { options } = setUpBackup(recipient)
    const { target } = options
    const first = await createBackup(options)
    for (const key of await blobsOf(target)) await target.delete(key)
    await createBackup(optionsAfter(1, options))
    await verifyBackup(target, first.name)
    expect(await restoreFilesOf(target, first, identity).files).toMatchObject({ restored: 3 })
  })

  it('has the checksums of contents that a failed backup stored again', async () => {
    const { options } = setUpBackup(recipient)
    const { target } = options
    await createBackup(options)
    for (const key of await blobsOf(target)) await target.delete(key)
    const putFile: Storage['putFile'] = async (key, ...file) => {
      if (key.endsWith('/files.age.0')) throw unavailable()
      await target.putFile(key, ...file)
    }
    const failing = { ...optionsAfter(1, options), target: { ...target, putFile } }
    await expect(createBackup(failing)).rejects.toThrow('does not respond')
    const { name, files } = await createBackup(optionsAfter(2, options))
    expect(files.newCount).toBe(0)
    await verifyBackup(target, name)
  })

  it('fails if an earlier backup cannot be read, instead of storing all contents again', async () => {
    const { options } = setUpBackup(recipient)
    const { target } = options
    const { name } = await createBackup(options)
    const stat: Storage['stat'] = async (key) => {
      if (key.includes(name)) throw unavailable()
      return target.stat(key)
    }
    const later = { ...optionsAfter(1, options), target: { ...target, stat } }
    await expect(createBackup(later)).rejects.toThrow('The file storage does not respond.')
  })

  it('deletes a backup whose dump fails', async () => {
    const failing = dumpOf(chunksOf(DUMP, new Error('pg_dump failed with 1')))
    const { options } = setUpBackup(recipient, { withDump: failing, maxPartBytes: 100_000 })
    await expect(createBackup(options)).rejects.toThrow('pg_dump failed with 1')
    expect(await keysOf(options.target)).toEqual([])
    expect(readdirSync(options.folder)).toEqual([])
  })

  it('fails if the target returns other bytes than it received', async () => {
    const { options } = setUpBackup(recipient)
    const { target } = options
    const open: Storage['open'] = async (key, range) => target.open(key, { ...range, start: 1 })
    await expect(createBackup({ ...options, target: { ...target, open } })).rejects.toThrow(
      'The backup target returned other bytes of dump.age.0 than were stored there.',
    )
    expect(await keysOf(target)).toEqual([])
  })

  it('stores to a bucket', async () => {
    const s3 = await startS3Server()
    const { options } = setUpBackup(recipient, {
      target: createS3Storage(s3.url),
      maxPartBytes: 100_000,
    })
    const manifest = await createBackup(options)
    await verifyBackup(options.target, manifest.name)
    expect(s3.faults).toEqual([])
    expect([...s3.objects.keys()]).toContain(`backups/${manifest.name}/manifest.json`)
    await s3.stop()
  })

  it('explains a wrong recipient', async () => {
    const last = recipient.endsWith('q') ? 'p' : 'q'
    const { options } = setUpBackup(recipient.slice(0, -1) + last)
    await expect(createBackup(options)).rejects.toThrow(/BACKUP_RECIPIENT is not a recipient/)
  })
})
