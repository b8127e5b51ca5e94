import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand'
import { createAudioOutput } from '@/components/player/engine/audio-output'
import type { Recording } from '@/components/player/engine/audio-slot'
import { NOT_REMOTE, remotePlayback } from '@/components/player/engine/remote-playback'
import { DEFAULT_SOUND } from '@/components/player/engine/sound-settings'
import type { Features } from '@/lib/contract/audio-features'

/** The Remote Playback API of an element; the listener's choice is set by the test. */
class FakeRemote extends EventTarget {
  state = 'disconnected'
  prompts = 0
  answer: () => Promise<void> = async () => {}
  report: (isAvailable: boolean) => void = () => {}
  async watchAvailability(report: (isAvailable: boolean) => void) {
    this.report = report
    return 1
  }
  async cancelWatchAvailability() {}
  async prompt() {
    this.prompts++
    await this.answer()
  }
  become(state: string, event: string) {
    this.state = state
    this.dispatchEvent(new Event(event))
  }
}

class FakeAudio extends EventTarget {
  static made: FakeAudio[] = []
  src = ''
  volume = 1
  paused = true
  ended = false
  duration = 60
  currentTime = 0
  playbackRate = 1
  readyState = 4
  remote: FakeRemote | undefined = new FakeRemote()
  constructor() {
    super()
    FakeAudio.made.push(this)
  }
  async play() {
    this.paused = false
    this.dispatchEvent(new Event('playing'))
  }
  pause() {
    this.paused = true
  }
  load() {}
  removeAttribute() {
    this.src = ''
  }
  at(seconds: number) {
    this.currentTime = seconds
    this.dispatchEvent(new Event('timeupdate'))
  }
  /** As an element does with a new source. */
  reset() {
    this.paused = true
    this.currentTime = 0
    this.dispatchEvent(new Event('loadedmetadata'))
  }
}

const LOUD = { loudnessLufs: -8, truePeakDb: 0 } as Features
const song = (songId: string): Recording => ({
  ...{ songId, url: `/songs/${songId}/audio`, features: LOUD, durationMs: 60_000 },
})
const castUrl = (songId: string) => `https://riffle.example/${songId}/cast`

function anOutput(requestUrl = async (songId: string) => castUrl(songId)) {
  const settings = createStore(() => ({ ...DEFAULT_SOUND, isLevelled: true, crossfadeSeconds: 6 }))
  const silent = () => {}
  const output = createAudioOutput(
    {
      ...{ onPlaying: silent, onPaused: silent, onProgress: silent },
      ...{ onEnded: silent, onWaiting: silent, onFailed: silent },
    },
    settings,
    requestUrl,
  )
  const [one, spare] = FakeAudio.made as [FakeAudio, FakeAudio]
  return { output, one, spare, remote: one.remote as FakeRemote }
}

function playing(requestUrl?: (songId: string) => Promise<string>) {
  const parts = anOutput(requestUrl)
  parts.output.load(song('a'), 0)
  parts.output.play()
  parts.one.at(20)
  return parts
}

async function connected(requestUrl?: (songId: string) => Promise<string>) {
  const parts = playing(requestUrl)
  remotePlayback.getState().choose?.()
  await vi.waitFor(() => expect(parts.remote.prompts).toBe(1))
  parts.one.reset()
  parts.remote.become('connected', 'connect')
  return parts
}

beforeEach(() => {
  FakeAudio.made = []
  remotePlayback.setState(NOT_REMOTE)
  vi.stubGlobal('Audio', FakeAudio)
  vi.stubGlobal('HTMLMediaElement', { HAVE_FUTURE_DATA: 3 })
})
afterEach(() => void vi.unstubAllGlobals())

describe('another device', () => {
  it('is available while the browser finds one', () => {
    const { remote, output } = anOutput()
    expect(remotePlayback.getState().isAvailable).toBe(false)
    remote.report(true)
    expect(remotePlayback.getState().isAvailable).toBe(true)
    remote.report(false)
    expect(remotePlayback.getState().isAvailable).toBe(false)
    output.dispose()
    remote.report(true)
    expect(remotePlayback.getState()).toEqual(NOT_REMOTE)
  })

  it('gets the signed URL before it is chosen, at the same position', async () => {
    const { one, remote } = playing()
    expect(one.src).toBe('/songs/a/audio')
    let source = ''
    remote.answer = async () => {
      source = one.src
    }
    remotePlayback.getState().choose?.()
    await vi.waitFor(() => expect(source).toBe(castUrl('a')))
    one.reset()
    expect(one.currentTime).toBe(20)
    remote.become('connecting', 'connecting')
    expect(remotePlayback.getState().state).toBe('connecting')
    remote.become('connected', 'connect')
    expect(remotePlayback.getState().state).toBe('connected')
    expect(one.src).toBe(castUrl('a'))
  })

  it('is not used if the listener chooses none', async () => {
    const { one, remote } = playing()
    remote.answer = () => Promise.reject(new DOMException('dismissed', 'NotAllowedError'))
    remotePlayback.getState().choose?.()
    await vi.waitFor(() => expect(remote.prompts).toBe(1))
    await vi.waitFor(() => expect(one.src).toBe('/songs/a/audio'))
    expect(one.paused).toBe(false)
  })

  it('plays at its own volume, which no song changes', async () => {
    const { one, output } = await connected()
    output.setVolume(0.5)
    expect(one.volume).toBe(0.5)
    ;(one.remote as FakeRemote).become('disconnected', 'disconnect')
    expect(one.volume).toBeLessThan(0.5)
  })

  it('plays the next songs in the same element, without a crossfade', async () => {
    const { one, spare, output } = await connected()
    output.prepare?.(song('b'))
    one.at(58)
    expect(spare.src).toBe('')
    await vi.waitFor(() => {
      output.load(song('b'), 0)
      expect(one.src).toBe(castUrl('b'))
    })
    output.play()
    output.seek(5_000)
    expect([one.paused, one.currentTime]).toEqual([false, 5])
    output.pause()
    expect([one.paused, spare.src]).toEqual([true, ''])
  })

  it('plays a song that was not expected once its URL is known, unless it is paused', async () => {
    const { one, output } = await connected()
    output.load(song('c'), 3_000)
    output.play()
    await vi.waitFor(() => expect(one.src).toBe(castUrl('c')))
    one.reset()
    expect([one.paused, one.currentTime]).toEqual([true, 3])
    output.load(song('d'), 0)
    output.play()
    output.pause()
    await vi.waitFor(() => expect(one.src).toBe(castUrl('d')))
    expect(one.paused).toBe(true)
  })

  it('gets the usual URL if there is no signed one', async () => {
    const { one, output } = await connected(() => Promise.reject(new Error('away')))
    expect(one.src).toBe('/songs/a/audio')
    output.load(song('b'), 0)
    await vi.waitFor(() => expect(one.src).toBe('/songs/b/audio'))
  })

  it('is left at the same position', async () => {
    const { one, remote } = await connected()
    await one.play()
    one.at(42)
    remote.become('disconnected', 'disconnect')
    await vi.waitFor(() => expect(one.src).toBe('/songs/a/audio'))
    expect(one.paused).toBe(false)
    one.reset()
    expect(one.currentTime).toBe(42)
  })
})

it('a browser that cannot watch for devices offers the choice', async () => {
  vi.spyOn(FakeRemote.prototype, 'watchAvailability').mockRejectedValue(
    new DOMException('no', 'NotSupportedError'),
  )
  anOutput()
  await vi.waitFor(() => expect(remotePlayback.getState().isAvailable).toBe(true))
  vi.restoreAllMocks()
})

it('a browser without such devices offers nothing', () => {
  class PlainAudio extends FakeAudio {
    override remote = undefined
  }
  vi.stubGlobal('Audio', PlainAudio)
  anOutput()
  expect(remotePlayback.getState().isAvailable).toBe(false)
})

it('AirPlay gets the signed URL when a device has been chosen', async () => {
  class AirPlayAudio extends FakeAudio {
    override remote = undefined
    webkitCurrentPlaybackTargetIsWireless = false
    shown = 0
    webkitShowPlaybackTargetPicker() {
      this.shown++
    }
  }
  vi.stubGlobal('Audio', AirPlayAudio)
  const { one } = playing()
  const audio = one as AirPlayAudio
  const found = new Event('webkitplaybacktargetavailabilitychanged')
  audio.dispatchEvent(Object.assign(found, { availability: 'available' }))
  expect(remotePlayback.getState().isAvailable).toBe(true)
  remotePlayback.getState().choose?.()
  await vi.waitFor(() => expect(audio.shown).toBe(1))
  expect(audio.src).toBe('/songs/a/audio')
  audio.webkitCurrentPlaybackTargetIsWireless = true
  audio.dispatchEvent(new Event('webkitcurrentplaybacktargetiswirelesschanged'))
  expect(remotePlayback.getState().state).toBe('connected')
  await vi.waitFor(() => expect(audio.src).toBe(castUrl('a')))
})
