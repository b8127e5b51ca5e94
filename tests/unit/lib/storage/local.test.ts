import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createLocalStorage } from '@/lib/storage/local'

function setUp() {
  const root = mkdtempSync(join(tmpdir(), 'riffle-storage-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  return { root, storage: createLocalStorage(root) }
}

async function keysOf(objects: AsyncIterable<{ key: string }>): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of objects) keys.push(key)
  return keys.sort()
}

it('lists nothing in a folder that does not exist, and finds no missing file', async () => {
  const { storage } = setUp()
  expect(await keysOf(storage.list('songs'))).toEqual([])
  expect(await storage.stat('songs/one')).toBeUndefined()
})

it('fails if a folder cannot be read, instead of listing nothing', async () => {
  const { root, storage } = setUp()
  // A file in place of a folder fails for root too, unlike missing permissions.
  writeFileSync(join(root, 'songs'), '')
  await expect(keysOf(storage.list('songs'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  await expect(storage.stat('songs/one')).rejects.toMatchObject({ code: 'ENOTDIR' })
})

it('replaces a file by a complete copy if it cannot link it', async () => {
  const { root, storage } = setUp()
  mkdirSync(join(root, 'songs'))
  // No link replaces a file that exists.
  writeFileSync(join(root, 'songs/one'), 'former')
  const path = join(root, 'staged')
  writeFileSync(path, 'later')
  await storage.putFile('songs/one', path, { bytes: 5, type: 'audio/wav' })
  expect(readFileSync(join(root, 'songs/one'), 'utf8')).toBe('later')
  expect(readdirSync(join(root, 'songs'))).toEqual(['one'])
})
