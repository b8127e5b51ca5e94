import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyseFile } from '@/lib/audio/analyse-file/analyse-file'
import { type AudioFormat, decodeFile } from '@/lib/audio/decode/decode'
import { enforceLimits } from '@/lib/audio/decode/enforce-limits'
import type { Pcm } from '@/lib/audio/decode/pcm'
import { chunk, riff, wavFormat } from '@/tests/support/audio/wav'

const folder = mkdtempSync(join(tmpdir(), 'riffle-decode-'))

function fileOf(bytes: Uint8Array): string {
  const path = join(folder, crypto.randomUUID())
  writeFileSync(path, bytes)
  return path
}

async function decode(bytes: Uint8Array, format: AudioFormat, maxSeconds = 60) {
  const signal = AbortSignal.timeout(30_000)
  const samples: number[] = []
  let last: Pcm | undefined
  for await (const pcm of decodeFile({ path: fileOf(bytes), format, maxSeconds, signal })) {
    last = pcm
    samples.push(...pcm.channels[0]!)
  }
  return { samples, sampleRate: last!.sampleRate, channels: last!.channels.length }
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
    ['floats with a NaN', 3, 32, float, [0.5, 0]],
    ['doubles', 3, 64, double, [-0.25]],
    ['A-law', 6, 8, Buffer.from([0xd5, 0x55]), [8 / 32_768, -8 / 32_768]],
    ['µ-law', 7, 8, Buffer.from([0xff, 0x80, 0x00]), [0, 32_124 / 32_768, -32_124 / 32_768]],
  ] as [string, number, number, Buffer, number[]][])(
    'is read as %s',
    async (_name, codec, bits, bytes, expected) => {
      const { samples } = await decode(wavOf(codec, bits, bytes), 'wav')
      expect(samples).toEqual(expected.map((value) => Math.fround(value)))
    },
  )

  it('ends at the end of the file, whatever size its header declares', async () => {
    const endless = riff([chunk('fmt ', wavFormat({})), chunk('data', Buffer.alloc(4), 0xffffffff)])
    expect((await decode(endless, 'wav')).samples).toHaveLength(2)
  })

  it.each([
    ['another format', 'invalid_header', Buffer.from('not a wav file')],
    ['no samples', 'no_audio', riff([chunk('fmt ', wavFormat({}))])],
    ['an unknown codec', 'unsupported_codec', wavOf(0x55, 16, Buffer.alloc(8))],
    [
      'no channels',
      'unsupported_channels',
      riff([chunk('fmt ', wavFormat({ channels: 0 })), chunk('data', Buffer.alloc(8))]),
    ],
    [
      '200 channels',
      'unsupported_channels',
      riff([chunk('fmt ', wavFormat({ channels: 200 })), chunk('data', Buffer.alloc(800))]),
    ],
    [
      'a sample rate of 3 Hz',
      'unsupported_sample_rate',
      riff([chunk('fmt ', wavFormat({ sampleRate: 3 })), chunk('data', Buffer.alloc(8))]),
    ],
  ])('is rejected with %s', async (_name, code, bytes) => {
    const limits = { maxSeconds: 9, deadlineMs: 9_000 }
    const result = await analyseFile({ path: fileOf(bytes), format: 'wav', ...limits })
    expect(result).toMatchObject({ failure: { code } })
  })
})

describe('limits', () => {
  it('stop a file that is longer than declared, before the rest is decoded', async () => {
    let blocks = 0
    async function* endless() {
      for (;;) {
        blocks++
        yield { sampleRate: 48_000, channels: [new Float32Array(48_000)] }
      }
    }
    const run = async () => {
      for await (const _ of enforceLimits(endless(), 120));
    }
    await expect(run()).rejects.toMatchObject({ code: 'longer_than_declared' })
    expect(blocks).toBe(121)
  })

  it('reject a file whose format changes in the middle', async () => {
    async function* changing() {
      yield { sampleRate: 48_000, channels: [new Float32Array(1)] }
      yield { sampleRate: 44_100, channels: [new Float32Array(1)] }
    }
    const run = async () => {
      for await (const _ of enforceLimits(changing(), 120));
    }
    await expect(run()).rejects.toMatchObject({ code: 'format_changed' })
  })

  it.each(['mp3', 'flac', 'vorbis', 'opus'] as const)(
    'report noise as a file without valid %s',
    async (format) => {
      const noise = Buffer.from(
        Array.from({ length: 20_000 }, (_, i) => (i * 7_919 + (i >> 3)) & 255),
      )
      const limits = { maxSeconds: 9, deadlineMs: 9_000 }
      const result = await analyseFile({ path: fileOf(noise), format, ...limits })
      const code = ['vorbis', 'opus'].includes(format) ? 'invalid_header' : 'no_audio'
      expect(result).toMatchObject({ failure: { code } })
    },
  )
})
