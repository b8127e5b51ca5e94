import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand'
import { createAudioOutput } from '@/components/player/engine/audio-output'
import type { Recording } from '@/components/player/engine/audio-slot'
import { volumesAt } from '@/components/player/engine/fade'
import { gainOf } from '@/components/player/engine/gain'
import { playbackRate } from '@/components/player/engine/playback-rate'
import { DEFAULT_SOUND, type SoundSettings } from '@/components/player/engine/sound-settings'
import { NOTICE_MS, STALL_MS } from '@/components/player/engine/stall-watch'
import type { OutputEvents } from '@/components/player/engine/types'
import type { Features } from '@/lib/contract/audio-features'

const LENGTH_SECONDS = 60

/** An audio element without sound; the tests set its position. */
class FakeAudio extends EventTarget {
  static made: FakeAudio[] = []
  preload = ''
  src = ''
  volume = 1
  paused = true
  ended = false
  duration = LENGTH_SECONDS
  currentTime = 0
  playbackRate = 1
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
const recording = (url: string, features: Features | null = null): Recording => ({
  songId: `song of ${url}`,
  url,
  features,
  durationMs: LENGTH_SECONDS * 1_000,
})

function anOutput(settings: Partial<SoundSettings> = {}) {
  const store = createStore(() => ({ ...DEFAULT_SOUND, ...settings }))
  const emitted: string[] = []
  const record = (event: string) => () => void emitted.push(event)
  const events: OutputEvents = {
    onPlaying: record('playing'),
    onPaused: record('paused'),
    onProgress: () => {},
    onEnded: record('ended'),
    onWaiting: record('waiting'),
    onFailed: record('failed'),
  }
  const output = createAudioOutput(events, store)
  const [one, two] = FakeAudio.made as [FakeAudio, FakeAudio]
  return { output, emitted, store, one, two }
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
  it('lowers loud songs, and amplifies quiet ones as far as their peaks allow', () => {
    const decibels = (features: Features | null) => 20 * Math.log10(gainOf(features))
    expect(decibels(loudness(-8, 0.4))).toBeCloseTo(-12)
    expect(decibels(loudness(-20, -0.2))).toBeCloseTo(0)
    expect(decibels(loudness(-26, -9))).toBeCloseTo(6)
    expect(decibels(loudness(-26, -2.5))).toBeCloseTo(2.5)
    expect(decibels(loudness(-26, 0.7))).toBeCloseTo(0)
    expect(decibels(loudness(-60, -50))).toBeCloseTo(12)
    expect(decibels(loudness(-26))).toBeCloseTo(0)
    expect(decibels(null), 'assumed to have the usual loudness').toBeCloseTo(-6)
  })

  it('is the same for quiet and loud songs at full volume', () => {
    const { output, one } = anOutput()
    const heard = [-20, -14, -8].map((lufs) => {
      output.load(recording(`/${lufs}`, loudness(lufs, -0.5)), 0)
      return lufs + 20 * Math.log10(one.volume)
    })
    for (const lufs of heard) expect(lufs).toBeCloseTo(-20)
  })

  it('is applied below the volume, and removed when levelling is switched off', () => {
    const { output, one, store } = anOutput()
    output.setVolume(0.5)
    output.load(recording('/a', loudness(-8)), 0)
    expect(one.volume).toBeCloseTo(0.5 * 10 ** (-12 / 20))
    store.setState({ isLevelled: false })
    expect(one.volume).toBe(0.5)
    output.load(recording('/b', loudness(-32, -30)), 0)
    store.setState({ isLevelled: true })
    expect(one.volume, 'an element cannot exceed full volume').toBe(1)
  })
})

it('ignores the settings once it is disposed', () => {
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
  it('fade into each other with constant power', async () => {
    const { output, emitted, one, two } = anOutput({ crossfadeSeconds: 6, isLevelled: false })
    output.load(recording('/a'), 0)
    output.play()
    output.prepare?.(recording('/b'))
    one.at(20)
    expect(two.src, 'loaded only shortly before the end').toBe('')
    one.at(40)
    expect(two.src).toBe('/b')
    one.at(54)
    await vi.advanceTimersByTimeAsync(0)
    expect(emitted).toEqual(['playing', 'ended'])
    output.load(recording('/b'), 0)
    output.play()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(one.volume ** 2 + two.volume ** 2).toBeCloseTo(1, 1)
    expect(one.paused).toBe(false)
    await vi.advanceTimersByTimeAsync(3_100)
    expect(two.volume).toBe(1)
    expect(one.src).toBe('')
    expect(emitted, 'the end of the faded song is not reported again').toEqual([
      'playing',
      'ended',
      'playing',
    ])
  })

  it('follow without a gap if there is no crossfade, at unchanged volume', async () => {
    const { output, emitted, one, two } = anOutput({ isLevelled: false })
    output.load(recording('/a'), 0)
    output.play()
    output.prepare?.(recording('/b'))
    one.at(59.5)
    await vi.advanceTimersByTimeAsync(400)
    expect(emitted).toEqual(['playing'])
    one.currentTime = 59.96
    await vi.advanceTimersByTimeAsync(100)
    expect(emitted).toEqual(['playing', 'ended'])
    output.load(recording('/b'), 0)
    output.play()
    expect([one.volume, two.volume]).toEqual([1, 1])
    expect(two.paused).toBe(false)
    one.end()
    expect(emitted).toEqual(['playing', 'ended', 'playing'])
  })

  it('follow without a gap at twice the speed, too', async () => {
    playbackRate.setState({ rate: 2 })
    const { output, emitted, one } = anOutput({ isLevelled: false })
    output.load(recording('/a'), 0)
    output.play()
    output.prepare?.(recording('/b'))
    one.at(59)
    one.currentTime = 59.92
    await vi.advanceTimersByTimeAsync(460)
    expect(emitted).toEqual(['playing', 'ended'])
    playbackRate.setState({ rate: 1 })
  })

  it('wait for the real end if the next is not audio or has not loaded in time', async () => {
    const { output, emitted, one, two } = anOutput({ crossfadeSeconds: 12 })
    output.load(recording('/a'), 0)
    output.play()
    one.at(59)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(emitted).toEqual(['playing'])
    two.readyState = 1
    output.prepare?.(recording('/b'))
    one.at(59.2)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(emitted).toEqual(['playing'])
    one.end()
    expect(emitted).toEqual(['playing', 'ended'])
  })

  it('are cut at a skip, and stop together at a pause', async () => {
    const { output, emitted, one, two } = anOutput({ crossfadeSeconds: 6, isLevelled: false })
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
    expect(emitted.at(-1)).toBe('paused')
    expect(two.volume).toBe(1)
  })

  it('come after the stored length if the browser guessed a shorter one', async () => {
    const { output, emitted, one } = anOutput({ isLevelled: false })
    output.load({ ...recording('/a'), durationMs: 120_000 }, 0)
    output.play()
    output.prepare?.(recording('/b'))
    one.at(59.96)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(emitted).toEqual(['playing'])
  })

  it('have the same volume halfway through the fade', () => {
    const { outgoing, incoming } = volumesAt(0.5)
    expect(outgoing).toBeCloseTo(incoming)
    expect(outgoing ** 2 + incoming ** 2).toBeCloseTo(1)
  })
})

describe('a file whose data does not come', () => {
  it('is announced after three seconds, and fails after twenty', async () => {
    const { output, emitted, one } = anOutput()
    one.readyState = 1
    vi.spyOn(one, 'play').mockImplementation(() => new Promise(() => {}))
    output.load(recording('/a'), 0)
    output.play()
    await vi.advanceTimersByTimeAsync(NOTICE_MS - 1)
    expect(emitted).toEqual([])
    await vi.advanceTimersByTimeAsync(2)
    expect(emitted).toEqual(['waiting'])
    await vi.advanceTimersByTimeAsync(STALL_MS)
    expect(emitted).toEqual(['waiting', 'failed'])
  })

  it('does not fail if the browser blocked the sound', async () => {
    const { output, emitted, one } = anOutput()
    one.readyState = 1
    const blocked = Object.assign(new Error('blocked'), { name: 'NotAllowedError' })
    vi.spyOn(one, 'play').mockRejectedValue(blocked)
    output.load(recording('/a'), 0)
    output.play()
    await vi.advanceTimersByTimeAsync(2 * STALL_MS)
    expect(emitted).toEqual(['paused'])
  })

  it('has its own time, whatever the one before it took', async () => {
    const { output, emitted, one } = anOutput()
    one.readyState = 1
    vi.spyOn(one, 'play').mockImplementation(() => new Promise(() => {}))
    output.load(recording('/a'), 0)
    output.play()
    await vi.advanceTimersByTimeAsync(STALL_MS - 1)
    output.load(recording('/b'), 0)
    output.play()
    await vi.advanceTimersByTimeAsync(STALL_MS - 1)
    expect(emitted).not.toContain('failed')
  })

  it('does not fail while it is paused, or after it plays', async () => {
    const { output, emitted, one } = anOutput()
    output.load(recording('/a'), 0)
    output.play()
    one.readyState = 1
    one.dispatchEvent(new Event('waiting'))
    output.pause()
    await vi.advanceTimersByTimeAsync(2 * STALL_MS)
    output.play()
    one.readyState = 4
    one.at(2)
    await vi.advanceTimersByTimeAsync(2 * STALL_MS)
    expect(emitted).not.toContain('failed')
  })
})
