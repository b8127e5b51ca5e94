import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gainOf } from '@/components/player/engine/gain'
import { NOTICE_MS, STALL_MS } from '@/components/player/engine/stall-watch'
import type { Features } from '@/lib/contract/audio-features'
import { anAudioOutput, loudness, recording } from '@/tests/support/dom/audio-output'
import { stubAudio } from '@/tests/support/dom/fake-audio'

beforeEach(() => {
  vi.useFakeTimers()
  stubAudio()
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
    const { output, one } = anAudioOutput()
    const heard = [-20, -14, -8].map((lufs) => {
      output.load(recording(`/${lufs}`, loudness(lufs, -0.5)), 0)
      return lufs + 20 * Math.log10(one.volume)
    })
    for (const lufs of heard) expect(lufs).toBeCloseTo(-20)
  })

  it('is applied below the volume, and removed when levelling is switched off', () => {
    const { output, one, store } = anAudioOutput()
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
  const { output, one, store } = anAudioOutput()
  output.load(recording('/a'), 0)
  output.play()
  output.dispose()
  expect([one.src, one.paused]).toEqual(['', true])
  const { volume } = one
  store.setState({ isLevelled: false })
  expect(one.volume).toBe(volume)
})

describe('a file whose data does not come', () => {
  it('is announced after three seconds, and fails after twenty', async () => {
    const { output, emitted, one } = anAudioOutput()
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
    const { output, emitted, one } = anAudioOutput()
    one.readyState = 1
    const blocked = Object.assign(new Error('blocked'), { name: 'NotAllowedError' })
    vi.spyOn(one, 'play').mockRejectedValue(blocked)
    output.load(recording('/a'), 0)
    output.play()
    await vi.advanceTimersByTimeAsync(2 * STALL_MS)
    expect(emitted).toEqual(['paused'])
  })

  it('has its own time, whatever the one before it took', async () => {
    const { output, emitted, one } = anAudioOutput()
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
    const { output, emitted, one } = anAudioOutput()
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
