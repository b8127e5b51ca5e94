import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { readZip } from '@/lib/importers/zip'

const MB = 1024 * 1024
const CHUNK_BYTES = 65_536
/** Without compression, so that only sizes and numbers count. */
const STORED = { level: 0 } as const

async function* chunksOf(bytes: Uint8Array) {
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    yield bytes.subarray(from, from + CHUNK_BYTES)
  }
}

async function namesIn(archive: Uint8Array): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of readZip(chunksOf(archive), () => true)) names.push(name)
  return names
}

const files = (count: number, content: Uint8Array) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.csv`, content]))

it('reads the files of an archive in their order, also from folders above it', async () => {
  const content = new TextEncoder().encode('Title,Artist\na,b\n')
  const archive = zipSync({ 'a.csv': content, '../b.csv': content })
  expect(await namesIn(archive)).toEqual(['a.csv', '../b.csv'])
})

it.each([
  [
    'files that are compressed more than 100 times',
    () => zipSync({ 'a.csv': new Uint8Array(2 * MB) }),
  ],
  ['a file of more than 50 MB', () => zipSync(files(1, new Uint8Array(51 * MB)), STORED)],
  ['more than 200 MB of files', () => zipSync(files(5, new Uint8Array(45 * MB)), STORED)],
  ['more than 10000 files', () => zipSync(files(10_001, new Uint8Array(1)), STORED)],
])('an archive is rejected with %s', async (what, create) => {
  await expect(namesIn(create())).rejects.toMatchObject({
    code: 'payload_too_large',
    message: expect.stringContaining(what),
  })
})
