import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeFile, type Sort } from '@/lib/audio/decode/decode'
import { bounded } from '@/lib/audio/decode/limits'
import type { Pcm } from '@/lib/audio/decode/pcm'
import { listenTo } from '@/lib/audio/listen/listen-to'
import { probeFile } from '@/lib/audio/probe/probe-file'
import { id3, id3Frame } from '@/tests/support/audio/mp3'
import { chunk, riff, wav, wavFormat } from '@/tests/support/audio/wav'

const folder = mkdtempSync(join(tmpdir(), 'riffle-decode-'))

function fileOf(bytes: Uint8Array): string {
  const path = join(folder, crypto.randomUUID())
  writeFileSync(path, bytes)
  return path
}

async function decoded(bytes: Uint8Array, sort: Sort, secondsMost = 60) {
  const wanted = { path: fileOf(bytes), sort, secondsMost, signal: AbortSignal.timeout(30_000) }
  const samples: number[] = []
  let last: Pcm | undefined
  for await (const pcm of decodeFile(wanted)) {
    last = pcm
    samples.push(...pcm.channels[0]!)
  }
  return { samples, rate: last!.framesPerSecond, channels: last!.channels.length }
}

const wavOf = (codec: number, bits: number, samples: Buffer) =>
  riff([
    chunk('fmt ', wavFormat({ codec, bits })),
    chunk('LIST', Buffer.alloc(33)),
    chunk('data', samples),
  ])

describe('WAV', () => {
  const float = Buffer.alloc(8)
  float.writeFloatLE(0.5, 0)
  float.writeFloatLE(Number.NaN, 4)
  const double = Buffer.alloc(8)
  double.writeDoubleLE(-0.25)

  it.each([
    ['8 bit', 1, 8, Buffer.from([192, 0]), [0.5, -1]],
    ['16 bit', 1, 16, Buffer.from([0, 0x40, 0, 0x80]), [0.5, -1]],
    ['24 bit', 1, 24, Buffer.from([0, 0, 0x40, 0, 0, 0x80]), [0.5, -1]],
    ['32 bit', 1, 32, Buffer.from([0, 0, 0, 0x40, 0, 0, 0, 0x80]), [0.5, -1]],
    ['floats, of which one is no number', 3, 32, float, [0.5, 0]],
    ['doubles', 3, 64, double, [-0.25]],
    ['A-law', 6, 8, Buffer.from([0xd5, 0x55]), [8 / 32_768, -8 / 32_768]],
    ['µ-law', 7, 8, Buffer.from([0xff, 0x80, 0x00]), [0, 32_124 / 32_768, -32_124 / 32_768]],
  ] as [string, number, number, Buffer, number[]][])(
    'is read as %s',
    async (_name, codec, bits, bytes, expected) => {
      const { samples } = await decoded(wavOf(codec, bits, bytes), 'wav')
      expect(samples).toEqual(expected.map((value) => Math.fround(value)))
    },
  )

  it('ends where the file does, whatever its header claims', async () => {
    const endless = riff([chunk('fmt ', wavFormat({})), chunk('data', Buffer.alloc(4), 0xffffffff)])
    expect((await decoded(endless, 'wav')).samples).toHaveLength(2)
  })

  it.each([
    ['no WAV at all', Buffer.from('not a file of sound')],
    ['no samples', riff([chunk('fmt ', wavFormat({}))])],
    ['a codec nobody knows', wavOf(0x55, 16, Buffer.alloc(8))],
    [
      'no channels',
      riff([chunk('fmt ', wavFormat({ channels: 0 })), chunk('data', Buffer.alloc(8))]),
    ],
    [
      '200 channels',
      riff([chunk('fmt ', wavFormat({ channels: 200 })), chunk('data', Buffer.alloc(800))]),
    ],
    [
      'a rate of 3',
      riff([chunk('fmt ', wavFormat({ sampleRate: 3 })), chunk('data', Buffer.alloc(8))]),
    ],
  ])('is refused in words where there is %s', async (_name, bytes) => {
    const heard = await listenTo({
      path: fileOf(bytes),
      sort: 'wav',
      secondsMost: 9,
      deadlineMs: 9_000,
    })
    expect(heard).toEqual({ failure: expect.stringMatching(/^[A-Z].*\.$/) })
  })
})

describe('bounds', () => {
  it('stops a file that goes on for longer than it said, before the rest is decoded', async () => {
    let made = 0
    async function* endless() {
      for (;;) {
        made++
        yield { framesPerSecond: 48_000, channels: [new Float32Array(48_000)] }
      }
    }
    const run = async () => {
      for await (const _ of bounded(endless(), 120));
    }
    await expect(run()).rejects.toThrow('goes on for longer than the file says')
    expect(made).toBe(121)
  })

  it('refuses a sound that changes its format in the middle', async () => {
    async function* changing() {
      yield { framesPerSecond: 48_000, channels: [new Float32Array(1)] }
      yield { framesPerSecond: 44_100, channels: [new Float32Array(1)] }
    }
    const run = async () => {
      for await (const _ of bounded(changing(), 120));
    }
    await expect(run()).rejects.toThrow('changes its format')
  })

  it.each(['mp3', 'flac', 'vorbis', 'opus'] as const)(
    'says in words that there is no %s in a file of noise',
    async (sort) => {
      const noise = Buffer.from(
        Array.from({ length: 20_000 }, (_, i) => (i * 7_919 + (i >> 3)) & 255),
      )
      const heard = await listenTo({ path: fileOf(noise), sort, secondsMost: 9, deadlineMs: 9_000 })
      expect(heard).toEqual({ failure: expect.stringMatching(/^[A-Z].*\.$/) })
    },
  )
})

const hasFfmpeg = ['/usr/bin/ffmpeg', '/usr/local/bin/ffmpeg'].some(existsSync)

describe.skipIf(!hasFfmpeg)('what ffmpeg encoded (skipped: ffmpeg is not installed)', () => {
  const tone = wav({ seconds: 3, sampleRate: 44_100, channels: 2 })
  it.each([
    ['mp3', 'mp3', 44_100],
    ['flac', 'flac', 44_100],
    ['ogg', 'vorbis', 44_100],
    ['opus', 'opus', 48_000],
    ['m4a', 'mp4', 44_100],
    ['aac', 'adts', 44_100],
  ] as [string, Sort, number][])('.%s is decoded to the sample', async (ending, sort, rate) => {
    const path = fileOf(tone)
    execFileSync('ffmpeg', ['-loglevel', 'error', '-i', path, `${path}.${ending}`])
    const heard = await listenTo({
      path: `${path}.${ending}`,
      sort,
      secondsMost: 9,
      deadlineMs: 30_000,
    })
    const { analysis } = heard as Extract<typeof heard, { analysis: unknown }>
    expect(Math.abs(analysis.durationMs - 3_000)).toBeLessThan(
      rate === 44_100 && sort === 'adts' ? 60 : 35,
    )
    expect(analysis.loudnessLufs).toBeCloseTo(-12.9, 0)
  })

  it('hears a mono MP3 as loud as it is, however much stands before its sound', async () => {
    const path = fileOf(wav({ seconds: 3, sampleRate: 44_100 }))
    const options = ['-loglevel', 'error', '-i', path, '-b:a', '128k', `${path}.mp3`]
    execFileSync('ffmpeg', options)
    const tag = id3({}, [id3Frame('PRIV', Buffer.alloc(70_000, 'x'))])
    const tagged = fileOf(Buffer.concat([tag, readFileSync(`${path}.mp3`)]))
    const verdict = await probeFile(tagged)
    const { channels } = (verdict as Extract<typeof verdict, { file: unknown }>).file
    const rest = { sort: 'mp3', channels, secondsMost: 9, deadlineMs: 30_000 } as const
    expect(await listenTo({ path: tagged, ...rest })).toMatchObject({
      analysis: { loudnessLufs: expect.closeTo(-15.9, 0) },
    })
  })
})
