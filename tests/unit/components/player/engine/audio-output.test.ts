import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand'
import { createAudioOutput } from '@/components/player/engine/audio-output'
import type { Recording } from '@/components/player/engine/audio-slot'
import { sharesAt } from '@/components/player/engine/fade'
import { gainOf } from '@/components/player/engine/gain'
import { DEFAULT_SOUND, type SoundSettings } from '@/components/player/engine/sound-settings'
import type { OutputEvents } from '@/components/player/engine/types'
import type { Features } from '@/lib/contract/songs'

const LENGTH_SECONDS = 60

/** An audio element that is moved by hand. */
class FakeAudio extends EventTarget {
  static made: FakeAudio[] = []
  preload = ''
  src = ''
  volume = 1
  paused = true
  ended = false
  duration = LENGTH_SECONDS
  currentTime = 0
  readyState = 4
  constructor() {
    super()
    FakeAudio.made.push(this)
  }
  async play() {
    this.paused = false
    this.dispatchEvent(new Event('playing'))
  }
  pause() {
    if (this.paused) return
    this.paused = true
    this.dispatchEvent(new Event('pause'))
  }
  load() {
    this.currentTime = 0
  }
  removeAttribute() {
    this.src = ''
  }
  at(seconds: number) {
    this.currentTime = seconds
    this.dispatchEvent(new Event('timeupdate'))
  }
  end() {
    this.ended = true
    this.dispatchEvent(new Event('ended'))
  }
}

const loudness = (loudnessLufs: number, truePeakDb: number | null = null) =>
  ({ loudnessLufs, truePeakDb }) as Features
const recording = (url: string, features: Features | null = null): Recording => ({ url, features })

function anOutput(settings: Partial<SoundSettings> = {}) {
  const store = createStore(() => ({ ...DEFAULT_SOUND, ...settings }))
  const told: string[] = []
  const tell = (what: string) => () => void told.push(what)
  const events: OutputEvents = {
    onPlaying: tell('playing'),
    onPaused: tell('paused'),
    onProgress: () => {},
    onEnded: tell('ended'),
    onWaiting: () => {},
    onFailed: tell('failed'),
  }
  const output = createAudioOutput(events, store)
  const [one, two] = FakeAudio.made as [FakeAudio, FakeAudio]
  return { output, told, store, one, two }
}

beforeEach(() => {
  FakeAudio.made = []
  vi.useFakeTimers()
  vi.stubGlobal('Audio', FakeAudio)
  vi.stubGlobal('HTMLMediaElement', { HAVE_FUTURE_DATA: 3 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the level of a song', () => {
  it('turns loud songs down to soft ones, and softer ones up as far as their peaks allow', () => {
    const decibels = (features: Features | null) => 20 * Math.log10(gainOf(features))
    expect(decibels(loudness(-8, 0.4))).toBeCloseTo(-12)
    expect(decibels(loudness(-20, -0.2))).toBeCloseTo(0)
    expect(decibels(loudness(-26, -9))).toBeCloseTo(6)
    expect(decibels(loudness(-26, -2.5))).toBeCloseTo(2.5)
    expect(decibels(loudness(-26, 0.7))).toBeCloseTo(0)
    expect(decibels(loudness(-60, -50))).toBeCloseTo(12)
    expect(decibels(loudness(-26))).toBeCloseTo(0)
    expect(decibels(null), 'taken to be as loud as most are').toBeCloseTo(-6)
  })

  it('makes a soft song and loud ones alike at full volume', () => {
    const { output, one } = anOutput()
    const heard = [-20, -14, -8].map((lufs) => {
      output.load(recording(`/${lufs}`, loudness(lufs, -0.5)), 0)
      return lufs + 20 * Math.log10(one.volume)
    })
    for (const lufs of heard) expect(lufs).toBeCloseTo(-20)
  })

  it('holds while it plays, under the volume, and goes when it is switched off', () => {
    const { output, one, store } = anOutput()
    output.setVolume(0.5)
    output.load(recording('/a', loudness(-8)), 0)
    expect(one.volume).toBeCloseTo(0.5 * 10 ** (-12 / 20))
    store.setState({ isLevelled: false })
    expect(one.volume).toBe(0.5)
    output.load(recording('/b', loudness(-32, -30)), 0)
    store.setState({ isLevelled: true })
    expect(one.volume, 'an element knows nothing beyond full volume').toBe(1)
  })
})

it('follows no setting once it is let go of', () => {
  const { output, one, store } = anOutput()
  output.load(recording('/a'), 0)
  output.play()
  output.dispose()
  expect([one.src, one.paused]).toEqual(['', true])
  const { volume } = one
  store.setState({ isLevelled: false })
  expect(one.volume).toBe(volume)
})

describe('two songs after each other', () => {
  it('fade into each other, as loud together as one alone', async () => {
    const { output, told, one, two } = anOutput({ crossfadeSeconds: 6, isLevelled: false })
    output.load(recording('/a'), 0)
    output.play()
    output.prepare?.(recording('/b'))
    one.at(20)
    expect(two.src, 'nothing is loaded long before its turn').toBe('')
    one.at(40)
    expect(two.src).toBe('/b')
    one.at(54)
    await vi.advanceTimersByTimeAsync(0)
    expect(told).toEqual(['playing', 'ended'])
    output.load(recording('/b'), 0)
    output.play()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(one.volume ** 2 + two.volume ** 2).toBeCloseTo(1, 1)
    expect(one.paused).toBe(false)
    await vi.advanceTimersByTimeAsync(3_100)
    expect(two.volume).toBe(1)
    expect(one.src).toBe('')
    expect(told, 'the end of the one that faded is nobody’s').toEqual([
      'playing',
      'ended',
      'playing',
    ])
  })

  it('follow without a gap where there is no crossfade, and neither is touched', async () => {
    const { output, told, one, two } = anOutput({ isLevelled: false })
    output.load(recording('/a'), 0)
    output.play()
    output.prepare?.(recording('/b'))
    one.at(59.5)
    await vi.advanceTimersByTimeAsync(400)
    expect(told).toEqual(['playing'])
    one.currentTime = 59.96
    await vi.advanceTimersByTimeAsync(100)
    expect(told).toEqual(['playing', 'ended'])
    output.load(recording('/b'), 0)
    output.play()
    expect([one.volume, two.volume]).toEqual([1, 1])
    expect(two.paused).toBe(false)
    one.end()
    expect(told).toEqual(['playing', 'ended', 'playing'])
  })

  it('wait for the true end where the next is no audio, or is not there in time', async () => {
    const { output, told, one, two } = anOutput({ crossfadeSeconds: 12 })
    output.load(recording('/a'), 0)
    output.play()
    one.at(59)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(told).toEqual(['playing'])
    two.readyState = 1
    output.prepare?.(recording('/b'))
    one.at(59.2)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(told).toEqual(['playing'])
    one.end()
    expect(told).toEqual(['playing', 'ended'])
  })

  it('are cut where one presses next, and stop together at a pause', async () => {
    const { output, told, one, two } = anOutput({ crossfadeSeconds: 6, isLevelled: false })
    output.load(recording('/a'), 0)
    output.play()
    output.load(recording('/c'), 0)
    expect([one.src, two.src]).toEqual(['/c', ''])
    output.play()
    output.prepare?.(recording('/b'))
    one.at(54.5)
    await vi.advanceTimersByTimeAsync(0)
    output.load(recording('/b'), 0)
    output.play()
    await vi.advanceTimersByTimeAsync(1_000)
    output.pause()
    expect([one.paused, two.paused]).toEqual([true, true])
    expect(told.at(-1)).toBe('paused')
    expect(two.volume).toBe(1)
  })

  it('share their loudness equally half way', () => {
    const { going, coming } = sharesAt(0.5)
    expect(going).toBeCloseTo(coming)
    expect(going ** 2 + coming ** 2).toBeCloseTo(1)
  })
})
