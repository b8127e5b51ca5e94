import { describe, expect, it } from 'vitest'
import { type Analysis, createAnalyser } from '@/lib/audio/analyse/analyser'
import { WAVEFORM_BUCKETS } from '@/lib/audio/analyse/waveform'
import { decodeWav } from '@/lib/audio/decode/wav'
import { findPiece } from '@/lib/demo-music/catalogue'
import { durationMsOf } from '@/lib/demo-music/length'
import { renderPiece } from '@/lib/demo-music/render'

type Format = { rate: number; channels: Float32Array[]; piece?: number }

function listenTo({ rate, channels, piece = 8_192 }: Format): Analysis {
  const analyser = createAnalyser({ framesPerSecond: rate, channels: channels.length })
  for (let at = 0; at < channels[0]!.length; at += piece) {
    analyser.push(channels.map((samples) => samples.subarray(at, at + piece)))
  }
  return analyser.finish()
}

const seconds = (rate: number, count: number, sample: (i: number) => number) =>
  Float32Array.from({ length: rate * count }, (_, i) => sample(i))

describe('what a recording tells', () => {
  it.each(['tin-roof', 'cirrus', 'snow-on-the-tram-wires', 'bridge-of-biscuits', 'kettle-song'])(
    'finds tempo, key and loudness of %s as they are written',
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
      const heard = analyser!.finish()
      expect(Math.abs(heard.bpm! / piece.bpm - 1)).toBeLessThan(0.02)
      expect(heard.key).toBe(piece.key)
      expect(heard.loudnessLufs).toBeCloseTo(-16, 1)
      expect(heard.durationMs).toBe(durationMsOf(piece))
      expect(heard.waveform).toHaveLength(WAVEFORM_BUCKETS)
      expect(Math.abs(heard.energy! - piece.energy)).toBeLessThan(0.2)
    },
  )

  it('does not depend on the pieces a recording comes in', () => {
    const rate = 22_050
    const click = seconds(rate, 12, (i) => (i % (rate / 2) < 200 ? Math.sin(i / 3) * 0.5 : 0))
    const whole = listenTo({ rate, channels: [click], piece: click.length })
    expect(listenTo({ rate, channels: [click], piece: 1_023 })).toEqual(whole)
    expect(whole.bpm).not.toBeNull()
  })

  it('says nothing of silence, and no tempo of a tone that never moves', () => {
    const silence = listenTo({ rate: 44_100, channels: [new Float32Array(44_100 * 3)] })
    expect(silence).toMatchObject({ bpm: null, key: null, energy: null, loudnessLufs: null })
    expect(silence.durationMs).toBe(3_000)
    const tone = seconds(44_100, 6, (i) => 0.3 * Math.sin((2 * Math.PI * 440 * i) / 44_100))
    const heard = listenTo({ rate: 44_100, channels: [tone, tone] })
    expect(heard.bpmConfidence ?? 0).toBeLessThan(0.6)
  })

  it('takes rates from telephones to studios, and a sound shorter than any frame', () => {
    for (const rate of [8_000, 11_025, 32_000, 48_000, 192_000]) {
      const channel = seconds(rate, 2, (i) => 0.2 * Math.sin((2 * Math.PI * 330 * i) / rate))
      const heard = listenTo({ rate, channels: [channel] })
      expect(heard.durationMs).toBe(2_000)
      expect(heard.loudnessLufs).toBeGreaterThan(-25)
    }
    const short = listenTo({ rate: 48_000, channels: [new Float32Array(5).fill(0.5)] })
    expect(short).toMatchObject({ bpm: null, key: null, loudnessLufs: null })
  })
})
