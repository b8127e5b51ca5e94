import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBackup } from '@/lib/backups/create-backup'
import { pruneBackups } from '@/lib/backups/prune'
import { listBackups } from '@/lib/backups/read-backups'
import { verifyBackup } from '@/lib/backups/verify-backup'
import {
  chunksOf,
  DAY_MS,
  DUMP,
  dumpOf,
  keysOf,
  START_MS,
  setUpBackup,
} from '@/tests/support/backup-source'
import { createKeys } from '@/tests/support/backups'

const { recipient } = await createKeys()

describe('pruneBackups', () => {
  it('deletes expired and abandoned backups, and the contents that none needs', async () => {
    const { root, options } = setUpBackup(recipient)
    const { target } = options
    const backUp = (day: number) =>
      createBackup({
        ...options,
        withDump: dumpOf(chunksOf(DUMP)),
        now: new Date(START_MS + day * DAY_MS),
      })
    await backUp(0)
    rmSync(join(root, 'audio/songs/three'))
    const kept = await backUp(1)
    const abandoned = join(root, 'target/backups/2026-01-01t05-00-00-000z')
    mkdirSync(abandoned)
    writeFileSync(join(abandoned, 'dump.age.0'), 'part')
    // The contents were stored just now.
    expect(await pruneBackups(target, { days: 1, weeks: 0 }, Date.now())).toMatchObject({
      files: 0,
    })
    expect((await listBackups(target)).map(({ name }) => name)).toEqual([kept.name])
    const later = Date.now() + 2 * DAY_MS
    expect(await pruneBackups(target, { days: 1, weeks: 0 }, later)).toEqual({
      backups: 0,
      files: 1,
    })
    await verifyBackup(target, kept.name)
  })

  it.each<[string, (list: string) => string]>([
    ['cut off', (list) => list.slice(0, 22)],
    // The first hexadecimal digit of the first content.
    ['changed', (list) => list.slice(0, 22) + (list[22] === 'a' ? 'b' : 'a') + list.slice(23)],
  ])('deletes no content if a list of contents is %s', async (_, damage) => {
    const { root, options } = setUpBackup(recipient)
    const { name } = await createBackup(options)
    const file = join(root, 'target/backups', name, 'blobs.txt')
    const list = readFileSync(file, 'utf8')
    expect(list.slice(0, 22)).toBe('riffle backup blobs 1\n')
    writeFileSync(file, damage(list))
    await expect(
      pruneBackups(options.target, { days: 1, weeks: 0 }, Date.now() + 2 * DAY_MS),
    ).rejects.toThrow(`The list of stored files of backup ${name} is damaged.`)
    const blobs = (await keysOf(options.target)).filter((key) => key.startsWith('backup-files/'))
    expect(blobs).toHaveLength(2)
  })
})
