import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { writeStreamToFile } from '@/lib/services/uploads/write-file'

const folder = mkdtempSync(join(tmpdir(), 'riffle-write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

class TooLargeError extends Error {}
const onTooLarge = () => new TooLargeError()
const streamOf = (bytes: Buffer) => Readable.from([bytes])

describe('writeStreamToFile', () => {
  it('writes a new file, continues it at an offset, and stops at the maximum', async () => {
    const path = join(folder, 'parts')
    const target = { path, maxBytes: 10, onTooLarge }
    expect(await writeStreamToFile(streamOf(Buffer.from('first ')), target)).toBe(6)
    await writeStreamToFile(streamOf(Buffer.from('second')), { ...target, offset: 6 })
    expect(readFileSync(path, 'utf8')).toBe('first second')
    const more = writeStreamToFile(streamOf(Buffer.alloc(11)), { ...target, offset: 12 })
    await expect(more).rejects.toBeInstanceOf(TooLargeError)
    expect(statSync(path).size).toBeLessThanOrEqual(22)
  })

  it.skipIf(!existsSync('/dev/full'))('reports a full disk (needs /dev/full)', async () => {
    const target = { path: '/dev/full', maxBytes: 100, onTooLarge }
    const full = writeStreamToFile(streamOf(Buffer.alloc(64)), target)
    await expect(full).rejects.toMatchObject({ code: 'insufficient_storage' })
  })
})
