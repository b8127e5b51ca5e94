import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { analyseFile } from '@/lib/audio/analyse-file/analyse-file'
import { readTagsOfFile } from '@/lib/audio/probe/read-tags'
import { loudnessOfTags } from '@/lib/services/uploads/loudness-of-tags'
import { encode, hasFfmpeg } from '@/tests/support/audio/ffmpeg'

const TONE = 'sine=frequency=440:duration=4'

async function loudnessOf(path: string, format: 'opus' | 'webm') {
  const result = await analyseFile({ path, format, maxSeconds: 9, deadlineMs: 30_000 })
  if ('failure' in result) throw new Error(result.failure.message)
  return result.analysis
}

/** The checksum of an Ogg page (RFC 3533), over the page with a checksum of zero. */
function oggChecksum(page: Buffer): number {
  let sum = 0
  for (const byte of page) {
    sum = (sum ^ (byte << 24)) >>> 0
    for (let bit = 0; bit < 8; bit++) sum = ((sum << 1) ^ (sum >>> 31 ? 0x04c11db7 : 0)) >>> 0
  }
  return sum
}

/** Writes an output gain in dB into the header of an Opus file. */
function setOutputGain(path: string, db: number): void {
  const bytes = readFileSync(path)
  const header = bytes.indexOf('OpusHead')
  bytes.writeInt16LE(Math.round(db * 256), header + 16)
  if (bytes.toString('latin1', 0, 4) === 'OggS') {
    const page = bytes.subarray(0, bytes.indexOf('OggS', 4))
    page.writeUInt32LE(0, 22)
    page.writeUInt32LE(oggChecksum(page), 22)
  }
  writeFileSync(path, bytes)
}

describe.skipIf(!hasFfmpeg)('the output gain of an Opus header (needs ffmpeg)', () => {
  it.each([
    ['opus', 'opus'],
    ['webm', 'webm'],
  ] as const)('counts in the loudness, as players apply it: .%s', async (as, format) => {
    const path = encode({ sources: [TONE], options: ['-c:a', 'libopus'], as })
    const plain = await loudnessOf(path, format)
    setOutputGain(path, -10)
    const lowered = await loudnessOf(path, format)
    expect(lowered.loudnessLufs).toBeCloseTo((plain.loudnessLufs ?? 0) - 10, 1)
    expect(lowered.truePeakDb).toBeCloseTo((plain.truePeakDb ?? 0) - 10, 1)
  })
})

describe.skipIf(!hasFfmpeg)('gain in tags (needs ffmpeg)', () => {
  it('of R128 is read as ReplayGain', async () => {
    const options = ['-metadata', 'R128_TRACK_GAIN=-2560', '-metadata', 'R128_ALBUM_GAIN=256']
    const path = encode({ sources: [TONE], options: ['-c:a', 'libopus', ...options], as: 'opus' })
    const result = await readTagsOfFile(path)
    // -10 dB from -13 to -23 LUFS are -5 dB from -13 to -18 LUFS.
    expect(result).toMatchObject({
      file: { tags: { release: { replayGain: { trackDb: -5, albumDb: 6 } } } },
    })
  })
})

it('the loudness of a file that cannot be measured is that of its ReplayGain', () => {
  const none = { albumDb: null, albumPeak: null }
  expect(loudnessOfTags({ trackDb: -7.25, trackPeak: 0.5, ...none })).toEqual({
    loudnessLufs: -10.75,
    truePeakDb: -6.02,
  })
  expect(loudnessOfTags({ trackDb: 5, trackPeak: null, ...none })).toEqual({
    loudnessLufs: -23,
    truePeakDb: null,
  })
  expect(loudnessOfTags({ trackDb: null, trackPeak: 1, ...none })).toBeUndefined()
  expect(loudnessOfTags({ trackDb: -400, trackPeak: 0, ...none })).toMatchObject({
    loudnessLufs: 0,
    truePeakDb: null,
  })
})
