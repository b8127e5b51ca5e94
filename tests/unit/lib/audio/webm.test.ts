import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { parseAudio } from '@/lib/audio/probe/parse-audio'
import { ebmlHead } from '@/tests/support/hostile-audio/containers'

const folder = mkdtempSync(join(tmpdir(), 'riffle-webm-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** An element of up to 127 bytes. */
const element = (id: string, ...bodies: Buffer[]) => {
  const body = Buffer.concat(bodies)
  return Buffer.concat([Buffer.from(id, 'hex'), Buffer.from([0x80 | body.length]), body])
}
const bytes = (hex: string) => Buffer.from(hex, 'hex')

const float = (value: number) => {
  const buffer = Buffer.alloc(4)
  buffer.writeFloatBE(value)
  return buffer
}

/** The list of one track of Vorbis. */
const tracks = (sampleRate: number) =>
  element(
    '1654ae6b',
    element(
      'ae',
      element('d7', bytes('01')),
      element('83', bytes('02')),
      element('86', Buffer.from('A_VORBIS')),
      element('e1', element('b5', float(sampleRate)), element('9f', bytes('02'))),
    ),
  )

const cluster = element(
  '1f43b675',
  element('e7', bytes('00')),
  element('a3', bytes('81000080'), Buffer.alloc(20, 7)),
  element('a3', bytes('81001480'), Buffer.alloc(20, 7)),
)

async function parse(...elements: Buffer[]) {
  const path = join(folder, 'file.webm')
  writeFileSync(path, Buffer.concat([ebmlHead, ...elements]))
  return parseAudio(path, ({ properties }) => properties)
}

it('reads a file that repeats the list of its tracks', async () => {
  const list = tracks(44_100)
  expect(await parse(list, cluster, list, list)).toMatchObject({
    file: { codec: 'Vorbis', sampleRate: 44_100, channels: 2 },
  })
})

it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('rejects a sample rate of %s', async (rate) => {
  expect(await parse(tracks(rate), cluster)).toMatchObject({ rejection: { reason: 'damaged' } })
})
