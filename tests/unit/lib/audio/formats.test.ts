import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyseFile } from '@/lib/audio/analyse-file/analyse-file'
import { audioFormatOf } from '@/lib/audio/analyse-file/audio-format'
import { type ProbedFile, probeFile } from '@/lib/audio/probe/probe-file'
import { encode, hasFfmpeg } from '@/tests/support/audio/ffmpeg'
import { chunk, riff, wavFormat } from '@/tests/support/audio/wav'

const TONE = 'sine=frequency=440:duration=3'
const VIDEO = 'testsrc=duration=3:size=64x64:rate=10'

async function probed(path: string): Promise<ProbedFile> {
  const result = await probeFile(path)
  if ('rejection' in result) throw new Error(result.rejection.message)
  return result.file
}

async function analysed(path: string) {
  const file = await probed(path)
  const format = audioFormatOf(file)
  if (!format) throw new Error('There is no decoder.')
  const { channels } = file
  const result = await analyseFile({ path, format, channels, maxSeconds: 9, deadlineMs: 30_000 })
  if ('failure' in result) throw new Error(result.failure.message)
  return result.analysis
}

const FRAGMENTED = ['-movflags', 'frag_keyframe+empty_moov+default_base_moof']

describe.skipIf(!hasFfmpeg)('formats that browsers play (needs ffmpeg)', () => {
  it.each([
    ['Opus in WebM', 'webm', ['-c:a', 'libopus'], 'WebM', 'Opus', 'audio/webm; codecs=opus'],
    [
      'Vorbis in WebM',
      'webm',
      ['-c:a', 'libvorbis'],
      'WebM',
      'Vorbis',
      'audio/webm; codecs=vorbis',
    ],
    ['Opus in MPEG-4', 'mp4', ['-c:a', 'libopus'], 'MPEG-4', 'Opus', 'audio/mp4; codecs=opus'],
    [
      'Opus in fragments of MPEG-4',
      'mp4',
      ['-c:a', 'libopus', ...FRAGMENTED],
      'MPEG-4',
      'Opus',
      'audio/mp4; codecs=opus',
    ],
    [
      'FLAC in MPEG-4',
      'mp4',
      ['-c:a', 'flac', '-strict', '-2'],
      'MPEG-4',
      'FLAC',
      'audio/mp4; codecs=flac',
    ],
    ['AAC in MPEG-4', 'm4a', ['-c:a', 'aac'], 'MPEG-4', 'AAC', 'audio/mp4'],
  ])('are read and analysed: %s', async (_name, as, options, container, codec, mediaType) => {
    const path = encode({ sources: [TONE], options: [...options, '-ac', '2'], as })
    const file = await probed(path)
    expect(file).toMatchObject({ container, codec, mediaType, channels: 2 })
    expect(Math.abs(file.durationMs - 3_000)).toBeLessThan(35)
    const { durationMs, loudnessLufs } = await analysed(path)
    expect(Math.abs(durationMs - 3_000)).toBeLessThan(60)
    expect(loudnessLufs).toBeCloseTo(-21.8, 0)
  })

  it('have the title of their tags', async () => {
    const options = ['-metadata', 'title=Harbour', '-metadata', 'artist=Ada', '-c:a', 'libopus']
    for (const as of ['webm', 'mp4']) {
      const { tags } = await probed(encode({ sources: [TONE], options, as }))
      expect(tags).toMatchObject({ title: 'Harbour', artists: ['Ada'] })
    }
  })

  it('have one hash for the same audio with other tags', async () => {
    const options = ['-c:a', 'libopus', '-fflags', '+bitexact']
    const [one, other] = [[], ['-metadata', 'title=Harbour']].map((tags) =>
      encode({ sources: [TONE], options: [...options, ...tags], as: 'webm' }),
    )
    expect((await probed(one ?? '')).audioHash).toBe((await probed(other ?? '')).audioHash)
  })

  it('have their whole length without a declared duration, as a browser records', async () => {
    const options = ['-c:a', 'libopus', '-live', '1']
    const file = await probed(encode({ sources: [TONE], options, as: 'webm' }))
    expect(Math.abs(file.durationMs - 3_000)).toBeLessThan(45)
  })
})

describe.skipIf(!hasFfmpeg)('other files are named (needs ffmpeg)', () => {
  const rejectionOf = async (path: string) => {
    const result = await probeFile(path)
    return 'rejection' in result ? result.rejection : undefined
  }

  it.each([
    ['webm', ['-c:v', 'libvpx', '-c:a', 'libopus'], 'not_audio', /WebM video/],
    ['mkv', ['-c:v', 'libx264', '-c:a', 'aac'], 'not_audio', /Matroska video/],
    ['mp4', ['-c:v', 'libx264', '-c:a', 'libopus'], 'not_audio', /MPEG-4 video/],
  ])('video in .%s', async (as, options, reason, message) => {
    const path = encode({ sources: [VIDEO, TONE], options, as })
    const rejection = await rejectionOf(path)
    expect(rejection?.reason).toBe(reason)
    expect(rejection?.message).toMatch(message)
  })

  it.each([
    ['mka', ['-c:a', 'libopus'], /Matroska file/],
    ['mp4', ['-c:a', 'ac3'], /AC-3 audio/],
    ['m4a', ['-c:a', 'alac'], /Apple Lossless/],
    ['wav', ['-c:a', 'pcm_f64le'], /floats of 64 bits/],
  ])('audio that browsers cannot play in .%s', async (as, options, message) => {
    const rejection = await rejectionOf(encode({ sources: [TONE], options, as }))
    expect(rejection?.reason).toBe('unsupported_format')
    expect(rejection?.message).toMatch(message)
  })

  it('MPEG-4 with an unknown codec is unsupported, and not called damaged', async () => {
    const path = encode({ sources: [TONE], options: ['-c:a', 'libopus'], as: 'mp4' })
    const bytes = readFileSync(path)
    bytes.write('ZZZZ', bytes.indexOf('Opus'), 'latin1')
    writeFileSync(path, bytes)
    const rejection = await rejectionOf(path)
    expect(rejection?.reason).toBe('unsupported_format')
    expect(rejection?.message).toMatch(/unknown codec/)
  })

  it('a WebM file that ends early is truncated', async () => {
    const path = encode({ sources: [TONE], options: ['-c:a', 'libopus'], as: 'webm' })
    const file = openSync(path, 'r+')
    ftruncateSync(file, 9_000)
    closeSync(file)
    expect((await rejectionOf(path))?.reason).toBe('truncated')
  })
})

it('a WAV file of 64-bit floats is rejected with the depths that can be played', async () => {
  const path = join(tmpdir(), `riffle-${crypto.randomUUID()}.wav`)
  const format = wavFormat({ codec: 3, bits: 64 })
  writeFileSync(path, riff([chunk('fmt ', format), chunk('data', Buffer.alloc(8_000))]))
  expect(await probeFile(path)).toMatchObject({
    rejection: {
      reason: 'unsupported_format',
      message: expect.stringContaining('Save it with 16, 24 or 32 bits.'),
    },
  })
})
