import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readTagsOfFile } from '@/lib/audio/probe/read-tags'
import { resolveMetadata } from '@/lib/services/uploads/song-metadata'
import { id3, id3Frame, mp3, syncsafe } from '@/tests/support/audio/mp3'
import { chunk, riff, wavFormat } from '@/tests/support/audio/wav'

const folder = mkdtempSync(join(tmpdir(), 'riffle-tags-'))

async function songOf(bytes: Buffer) {
  const path = join(folder, crypto.randomUUID())
  writeFileSync(path, bytes)
  const result = await readTagsOfFile(path)
  if ('rejection' in result) throw new Error(result.rejection.message)
  const { track } = resolveMetadata({ ...result.file, fileName: 'a.mp3', fields: {} })
  return { title: track.title, artists: track.artists, album: track.album }
}

const tag = (version: number, body: Buffer) =>
  Buffer.concat([
    Buffer.from(`ID3${String.fromCharCode(version)}\0\0`, 'latin1'),
    syncsafe(body.length),
    body,
  ])

/** A text frame whose size is a plain number, with its text after the byte of its encoding. */
function plainFrame(id: string, text: Buffer, encoding = 3): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(text.length + 1)
  return Buffer.concat([Buffer.from(id), size, Buffer.from([0, 0, encoding]), text])
}

it('ID3v2.4 with plain frame sizes is read whole, in front of an ID3v1 tag that cuts', async () => {
  const title = 'A title that is longer than one hundred and twenty-seven bytes '.repeat(3).trim()
  const frames = [plainFrame('TIT2', Buffer.from(title)), plainFrame('TPE1', Buffer.from('Ada'))]
  const cut = Buffer.alloc(128)
  cut.write(`TAG${title.slice(0, 30)}`, 'latin1')
  const padding = Buffer.alloc(40)
  const bytes = Buffer.concat([tag(4, Buffer.concat([...frames, padding])), mp3(), cut])
  expect(await songOf(bytes)).toMatchObject({ title, artists: ['Ada'] })
})

it('ID3v2.4 with sizes as specified is read as before, also of long frames', async () => {
  const title = 'Long '.repeat(60).trim()
  expect(await songOf(Buffer.concat([id3({ TIT2: title, TPE1: 'Ada' }), mp3()]))).toMatchObject({
    title,
    artists: ['Ada'],
  })
})

it('the slash in names of ID3v2.3 belongs to the name', async () => {
  const frames = [
    plainFrame('TIT2', Buffer.from('Stone / Glass'), 0),
    plainFrame('TPE1', Buffer.from('AC/DC'), 0),
    plainFrame('TALB', Buffer.from('Back/Black'), 0),
  ]
  expect(await songOf(Buffer.concat([tag(3, Buffer.concat(frames)), mp3()]))).toEqual({
    title: 'Stone / Glass',
    artists: ['AC/DC'],
    album: 'Back/Black',
  })
})

it('UTF-8 in a Latin-1 frame, in LIST/INFO and in ID3v1 is read as UTF-8', async () => {
  const expected = { title: 'Café noir', artists: ['Björk'] }
  const frame = (id: string, text: string) =>
    id3Frame(id, Buffer.concat([Buffer.from([0]), Buffer.from(text)]))
  const latin = id3({}, [frame('TIT2', 'Café noir'), frame('TPE1', 'Björk')])
  expect(await songOf(Buffer.concat([latin, mp3()]))).toMatchObject(expected)

  const info = Buffer.concat([
    Buffer.from('INFO'),
    chunk('INAM', Buffer.from('Café noir\0')),
    chunk('IART', Buffer.from('Björk\0')),
  ])
  const samples = chunk('data', Buffer.alloc(16_000, 1))
  const wav = riff([chunk('fmt ', wavFormat({})), chunk('LIST', info), samples])
  expect(await songOf(wav)).toMatchObject(expected)

  const short = Buffer.alloc(128)
  short.write('TAG')
  short.write('Café noir', 3)
  short.write('Björk', 33)
  expect(await songOf(Buffer.concat([mp3(), short]))).toMatchObject(expected)
})

it('Latin-1 that is not UTF-8 stays as it is', async () => {
  const frame = id3Frame('TIT2', Buffer.from('\0Ça va, Zoë', 'latin1'))
  expect(await songOf(Buffer.concat([id3({}, [frame]), mp3()]))).toMatchObject({
    title: 'Ça va, Zoë',
  })
})
