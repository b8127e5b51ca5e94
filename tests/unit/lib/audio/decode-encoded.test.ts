import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyseFile } from '@/lib/audio/analyse-file/analyse-file'
import type { AudioFormat } from '@/lib/audio/decode/decode'
import { probeFile } from '@/lib/audio/probe/probe-file'
import { id3, id3Frame } from '@/tests/support/audio/mp3'
import { wav } from '@/tests/support/audio/wav'

const folder = mkdtempSync(join(tmpdir(), 'riffle-decode-'))

function fileOf(bytes: Uint8Array): string {
  const path = join(folder, crypto.randomUUID())
  writeFileSync(path, bytes)
  return path
}

const hasFfmpeg = ['/usr/bin/ffmpeg', '/usr/local/bin/ffmpeg'].some(existsSync)

describe.skipIf(!hasFfmpeg)('files encoded by ffmpeg (needs ffmpeg)', () => {
  const tone = wav({ seconds: 3, sampleRate: 44_100, channels: 2 })
  it.each([
    ['mp3', 'mp3', 44_100],
    ['flac', 'flac', 44_100],
    ['ogg', 'vorbis', 44_100],
    ['opus', 'opus', 48_000],
    ['m4a', 'mp4', 44_100],
    ['aac', 'adts', 44_100],
  ] as [string, AudioFormat, number][])(
    'are decoded to the sample: .%s',
    async (extension, format, sampleRate) => {
      const path = fileOf(tone)
      execFileSync('ffmpeg', ['-loglevel', 'error', '-i', path, `${path}.${extension}`])
      const result = await analyseFile({
        path: `${path}.${extension}`,
        format,
        maxSeconds: 9,
        deadlineMs: 30_000,
      })
      const { analysis } = result as Extract<typeof result, { analysis: unknown }>
      expect(Math.abs(analysis.durationMs - 3_000)).toBeLessThan(
        sampleRate === 44_100 && format === 'adts' ? 60 : 35,
      )
      expect(analysis.loudnessLufs).toBeCloseTo(-12.9, 0)
    },
  )

  it('have the right loudness as mono MP3, also after a large tag', async () => {
    const path = fileOf(wav({ seconds: 3, sampleRate: 44_100 }))
    const options = ['-loglevel', 'error', '-i', path, '-b:a', '128k', `${path}.mp3`]
    execFileSync('ffmpeg', options)
    const tag = id3({}, [id3Frame('PRIV', Buffer.alloc(70_000, 'x'))])
    const tagged = fileOf(Buffer.concat([tag, readFileSync(`${path}.mp3`)]))
    const result = await probeFile(tagged)
    const { channels } = (result as Extract<typeof result, { file: unknown }>).file
    const rest = { format: 'mp3', channels, maxSeconds: 9, deadlineMs: 30_000 } as const
    expect(await analyseFile({ path: tagged, ...rest })).toMatchObject({
      analysis: { loudnessLufs: expect.closeTo(-15.9, 0) },
    })
  })
})
