import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { volumesAt } from '@/components/player/engine/fade'
import { playbackRate } from '@/components/player/engine/playback-rate'
import { anAudioOutput, recording } from '@/tests/support/dom/audio-output'
import { stubAudio } from '@/tests/support/dom/fake-audio'

beforeEach(() => {
  vi.useFakeTimers()
  stubAudio()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('two songs after each other', () => {
  it('fade into each other with constant power', async () => {
    const { output, emitted, one, two } = anAudioOutput({ crossfadeSeconds: 6, isLevelled: false })
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
    const { output, emitted, one, two } = anAudioOutput({ isLevelled: false })
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
    const { output, emitted, one } = anAudioOutput({ isLevelled: false })
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
    const { output, emitted, one, two } = anAudioOutput({ crossfadeSeconds: 12 })
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
    const { output, emitted, one, two } = anAudioOutput({ crossfadeSeconds: 6, isLevelled: false })
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
    const { output, emitted, one } = anAudioOutput({ isLevelled: false })
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
