import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createStore } from 'zustand'
import { DEFAULT_SOUND } from '@/components/player/engine/sound-settings'

type Entry = { intersectionRatio: number }
let show: (ratio: number) => void

class FakeObserver {
  constructor(notify: (entries: Entry[]) => void) {
    show = (intersectionRatio) => notify([{ intersectionRatio }])
  }
  observe() {}
  disconnect() {}
}

type Events = {
  onReady: () => void
  onStateChange: (event: { data: number }) => void
  onError: (event: { data: number }) => void
}

const calls: string[] = []
let events: Events

/** YouTube's player; it records its calls. */
class FakePlayer {
  constructor(_frame: unknown, options: { events: Events }) {
    events = options.events
  }
  loadVideoById = ({ videoId }: { videoId: string }) => calls.push(`load ${videoId}`)
  cueVideoById = ({ videoId }: { videoId: string }) => calls.push(`cue ${videoId}`)
  playVideo = () => calls.push('play')
  pauseVideo = () => calls.push('pause')
  stopVideo = () => calls.push('stop')
  seekTo = (seconds: number) => calls.push(`seek ${seconds}`)
  getCurrentTime = () => 12
  getDuration = () => 200
  setVolume() {}
}

const page = Object.assign(new EventTarget(), {
  visibilityState: 'visible',
  createElement: () => ({ remove: () => {} }),
})

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
  calls.length = 0
  page.visibilityState = 'visible'
  vi.stubGlobal('IntersectionObserver', FakeObserver)
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', {
    YT: { Player: FakePlayer },
    location: { origin: 'http://localhost' },
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Plays a video of which `ratio` is visible. */
async function playVideo(ratio: number) {
  const { YoutubeOutput } = await import('@/components/player/engine/youtube-output')
  const emitted: string[] = []
  const output = new YoutubeOutput(
    { container: { appendChild: (frame: object) => frame } as HTMLElement, title: 'Video' },
    {
      onPlaying: () => emitted.push('playing'),
      onPaused: () => emitted.push('paused'),
      onProgress: ({ positionMs, durationMs }) =>
        emitted.push(`progress ${positionMs} ${durationMs}`),
      onEnded: () => emitted.push('ended'),
      onWaiting: (notice) => emitted.push(notice),
      onFailed: ({ code }, errorCode) => emitted.push(`${code} ${errorCode}`),
    },
    createStore(() => DEFAULT_SOUND),
  )
  show(ratio)
  output.load('one', 0)
  output.play()
  await vi.advanceTimersByTimeAsync(0)
  events.onReady()
  await vi.advanceTimersByTimeAsync(0)
  return { output, emitted }
}

it('a visible video is loaded, and its states are reported', async () => {
  const { output, emitted } = await playVideo(1)
  expect(calls).toEqual(['load one'])
  events.onStateChange({ data: 1 })
  await vi.advanceTimersByTimeAsync(250)
  events.onStateChange({ data: 2 })
  await vi.advanceTimersByTimeAsync(1_000)
  events.onStateChange({ data: 0 })
  expect(emitted).toEqual(['playing', 'progress 12000 200000', 'paused', 'ended'])
  output.pause()
  output.seek(30_000)
  expect(calls).toEqual(['load one', 'pause', 'seek 30'])
})

it('a video that is half hidden is cued, with a notice, until it is visible', async () => {
  const { emitted } = await playVideo(0.5)
  expect(calls).toEqual(['cue one'])
  expect(emitted).toEqual([])
  await vi.advanceTimersByTimeAsync(1_100)
  expect(emitted).toEqual(['video_not_visible'])
  show(0.6)
  expect(calls).toEqual(['cue one', 'play'])
})

it('a cued video that is visible at once shows no notice', async () => {
  const { emitted } = await playVideo(0)
  show(1)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(emitted).toEqual([])
})

it('the listener can start a cued video, but not in a hidden tab', async () => {
  const { output } = await playVideo(0)
  page.visibilityState = 'hidden'
  output.play()
  await vi.advanceTimersByTimeAsync(0)
  expect(calls).toEqual(['cue one'])
  page.visibilityState = 'visible'
  output.play()
  await vi.advanceTimersByTimeAsync(0)
  expect(calls).toEqual(['cue one', 'play'])
})

it('a cued video can be paused, and then does not start by itself', async () => {
  const { output, emitted } = await playVideo(0)
  output.pause()
  expect(emitted).toEqual(['paused'])
  show(1)
  expect(calls).toEqual(['cue one'])
})

it('an error of the browser is retried once, then reported', async () => {
  const { emitted } = await playVideo(1)
  events.onError({ data: 5 })
  expect(calls).toEqual(['load one', 'load one'])
  events.onError({ data: 5 })
  expect(emitted).toEqual(['browser_cannot_play 5'])
})

it('an unknown error is reported without an error code of the video', async () => {
  const { emitted } = await playVideo(1)
  events.onError({ data: 999 })
  expect(emitted).toEqual(['video_unplayable undefined'])
})

it('events of a video that was unloaded are ignored', async () => {
  const { output, emitted } = await playVideo(1)
  output.unload()
  events.onStateChange({ data: 1 })
  events.onError({ data: 100 })
  expect(emitted).toEqual([])
  expect(calls).toEqual(['load one', 'stop'])
})
