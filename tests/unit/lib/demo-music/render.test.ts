import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { findPiece, pieces } from '@/lib/demo-music/catalogue'
import { SAMPLE_RATE } from '@/lib/demo-music/exact-math'
import { durationMsOf, frameCountOf, framesPerBeat } from '@/lib/demo-music/length'
import { gatedMeanSquare } from '@/lib/demo-music/loudness'
import { TARGET_LUFS } from '@/lib/demo-music/master'
import { renderById, renderPiece } from '@/lib/demo-music/render'
import type { Piece } from '@/lib/demo-music/types'

const HEADER_BYTES = 44
/** The limiter's ceiling of -1 dBFS, plus one step of 16 bits for rounding. */
const MAX_PEAK = 0.8913

function samplesOf(wav: Uint8Array<ArrayBuffer>) {
  const data = new Int16Array(wav.buffer, HEADER_BYTES)
  const side = (offset: number) =>
    Float32Array.from({ length: data.length / 2 }, (_, i) => data[2 * i + offset]! / 32_767)
  return { left: side(0), right: side(1) }
}

const oneOfEachStyle = [...Map.groupBy(pieces, (piece) => piece.style).values()].map(
  ([first]) => first!,
)

const peakOf = (samples: Float32Array) => samples.reduce((max, s) => Math.max(max, Math.abs(s)), 0)
const meanOf = (samples: Float32Array) => samples.reduce((sum, s) => sum + s, 0) / samples.length

// Rendering uses IEEE arithmetic only, so the bytes are equal on every machine. A deliberate change of the
// sound changes these hashes and RENDER_VERSION.
describe('a rendered piece', () => {
  it.each([
    ['wet-pavement', 'f61af603f5ffb0a027dd624e6db69f7ac7dac4959f692eb65b45d82b84f604a7'],
    ['tin-roof', '23e850b93f9aeb280a0d1ba55dffb30a37675e3a6062562c4258b36079af687e'],
  ])('has the same bytes on every machine: %s', (id, expected) => {
    expect(
      createHash('sha256')
        .update(renderPiece(findPiece(id)))
        .digest('hex'),
    ).toBe(expected)
  })

  it.each(oneOfEachStyle.map((piece) => [piece.id, piece] as const))(
    '%s has the declared duration and loudness, without clipping, DC offset or an abrupt end',
    (_, piece) => {
      const wav = renderPiece(piece)
      const { left, right } = samplesOf(wav)
      expect(left.length).toBe(frameCountOf(piece))
      expect(durationMsOf(piece)).toBe(Math.round((left.length / SAMPLE_RATE) * 1000))
      for (const side of [left, right]) {
        expect(peakOf(side)).toBeLessThan(MAX_PEAK)
        expect(Math.abs(meanOf(side))).toBeLessThan(0.0005)
        expect(Math.abs(side[0]!)).toBeLessThan(0.001)
        expect(peakOf(side.subarray(-200))).toBeLessThan(0.002)
      }
      const lufs = -0.691 + 10 * Math.log10(gatedMeanSquare(left, right))
      expect(Math.abs(lufs - TARGET_LUFS)).toBeLessThan(0.5)
    },
  )

  it('is a WAV file with a correct header', () => {
    const wav = renderById('cirrus')
    const view = new DataView(wav.buffer)
    const text = (from: number) => String.fromCharCode(...wav.subarray(from, from + 4))
    expect([text(0), text(8), text(36)]).toEqual(['RIFF', 'WAVE', 'data'])
    expect(view.getUint32(4, true)).toBe(wav.length - 8)
    expect(view.getUint32(40, true)).toBe(wav.length - HEADER_BYTES)
    expect([view.getUint16(22, true), view.getUint32(24, true)]).toEqual([2, SAMPLE_RATE])
  })
})

describe('renderById', () => {
  it('rejects an unknown id', () => {
    expect(() => renderById('no-such-piece')).toThrow(RangeError)
  })
})

/** The increase of energy per 10 ms, summed by its position in the beat, in 16 parts. */
function risesInBeat(piece: Piece): number[] {
  const { left } = samplesOf(renderPiece(piece))
  const hop = Math.round(SAMPLE_RATE / 100)
  const beat = framesPerBeat(piece)
  const rises = Array.from({ length: 16 }, () => 0)
  let previous = 0
  for (let from = 0; from + hop < left.length; from += hop) {
    const energy = left.subarray(from, from + hop).reduce((sum, s) => sum + s * s, 0)
    const part = Math.floor((((from + hop / 2) / beat) % 1) * 16)
    rises[part]! += Math.max(0, energy - previous)
    previous = energy
  }
  return rises
}

describe('the tempo', () => {
  it.each(['tin-roof', 'bridge-of-biscuits'])(
    'is audible: the energy of %s rises on the eighths',
    (id) => {
      const rises = risesInBeat(findPiece(id))
      const total = rises.reduce((sum, rise) => sum + rise, 0)
      const onGrid = rises[0]! + rises[1]! + rises[8]! + rises[9]!
      expect(onGrid / total).toBeGreaterThan(0.6)
    },
  )
})
