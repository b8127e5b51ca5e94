import { describe, expect, it } from 'vitest'
import { type Analysis, createAnalyser } from '@/lib/audio/analyse/analyser'
import { WAVEFORM_BUCKETS } from '@/lib/audio/analyse/waveform'
import { decodeWav } from '@/lib/audio/decode/wav'
import { findPiece } from '@/lib/demo-music/catalogue'
import { durationMsOf } from '@/lib/demo-music/length'
import { renderPiece } from '@/lib/demo-music/render'

type Recording = { sampleRate: number; channels: Float32Array[]; blockSize?: number }

function analyse({ sampleRate, channels, blockSize = 8_192 }: Recording): Analysis {
  const analyser = createAnalyser({ sampleRate, channels: channels.length })
  for (let at = 0; at < channels[0]!.length; at += blockSize) {
    analyser.push(channels.map((samples) => samples.subarray(at, at + blockSize)))
  }
  return analyser.finish()
}

const samplesOf = (sampleRate: number, seconds: number, sample: (i: number) => number) =>
  Float32Array.from({ length: sampleRate * seconds }, (_, i) => sample(i))

describe('createAnalyser', () => {
  it.each(['tin-roof', 'cirrus', 'snow-on-the-tram-wires', 'bridge-of-biscuits', 'kettle-song'])(
    'finds the tempo, key and loudness of the demo piece %s',
    async (id) => {
      const piece = findPiece(id)
      let analyser: ReturnType<typeof createAnalyser> | undefined
      const wav = (async function* () {
        yield renderPiece(piece)
      })()
      for await (const pcm of decodeWav(wav, AbortSignal.timeout(60_000))) {
        analyser ??= createAnalyser({ ...pcm, channels: pcm.channels.length })
        analyser.push(pcm.channels)
      }
      const analysis = analyser!.finish()
      expect(Math.abs(analysis.bpm! / piece.bpm - 1)).toBeLessThan(0.02)
      expect(analysis.key).toBe(piece.key)
      expect(analysis.loudnessLufs).toBeCloseTo(-16, 1)
      expect(analysis.durationMs).toBe(durationMsOf(piece))
      expect(analysis.waveform).toHaveLength(WAVEFORM_BUCKETS)
      expect(Math.abs(analysis.energy! - piece.energy)).toBeLessThan(0.2)
    },
  )

  it('does not depend on the block size', () => {
    const sampleRate = 22_050
    const click = samplesOf(sampleRate, 12, (i) =>
      i % (sampleRate / 2) < 200 ? Math.sin(i / 3) * 0.5 : 0,
    )
    const whole = analyse({ sampleRate, channels: [click], blockSize: click.length })
    expect(analyse({ sampleRate, channels: [click], blockSize: 1_023 })).toEqual(whole)
    expect(whole.bpm).not.toBeNull()
  })

  it('finds no features in silence, and no certain tempo in a constant tone', () => {
    const silence = analyse({ sampleRate: 44_100, channels: [new Float32Array(44_100 * 3)] })
    expect(silence).toMatchObject({ bpm: null, key: null, energy: null, loudnessLufs: null })
    expect(silence.durationMs).toBe(3_000)
    const tone = samplesOf(44_100, 6, (i) => 0.3 * Math.sin((2 * Math.PI * 440 * i) / 44_100))
    const constant = analyse({ sampleRate: 44_100, channels: [tone, tone] })
    expect(constant.bpmConfidence ?? 0).toBeLessThan(0.6)
  })

  it('supports sample rates from 8 to 192 kHz, and audio shorter than a frame', () => {
    for (const sampleRate of [8_000, 11_025, 32_000, 48_000, 192_000]) {
      const channel = samplesOf(
        sampleRate,
        2,
        (i) => 0.2 * Math.sin((2 * Math.PI * 330 * i) / sampleRate),
      )
      const tone = analyse({ sampleRate, channels: [channel] })
      expect(tone.durationMs).toBe(2_000)
      expect(tone.loudnessLufs).toBeGreaterThan(-25)
    }
    const short = analyse({ sampleRate: 48_000, channels: [new Float32Array(5).fill(0.5)] })
    expect(short).toMatchObject({ bpm: null, key: null, loudnessLufs: null })
  })
})
