import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createStore } from 'zustand'
import { DEFAULT_SOUND } from '@/components/player/engine/sound-settings'

const leave = vi.hoisted(() => vi.fn())
vi.mock('@/components/player/engine/visibility', () => ({
  observeVisibility: () => ({ isSeen: () => true, leave }),
}))

type Events = { onReady: () => void; onError: (event: { data: number }) => void }

/** YouTube's player; the test says what becomes of it. */
class FakePlayer {
  static made: FakePlayer[] = []
  loaded: string[] = []
  volume = 0
  events: Events
  constructor(_frame: unknown, options: { events: Events }) {
    this.events = options.events
    FakePlayer.made.push(this)
  }
  loadVideoById({ videoId }: { videoId: string }) {
    this.loaded.push(videoId)
  }
  setVolume(percent: number) {
    this.volume = percent
  }
  stopVideo() {}
  destroy = vi.fn()
}

type Script = { onerror?: () => void }
let here: { YT?: unknown; location: { origin: string }; onYouTubeIframeAPIReady?: () => void }
let scripts: Script[]
let frames: object[]

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
  FakePlayer.made = []
  scripts = []
  frames = []
  here = { location: { origin: 'http://localhost' } }
  vi.stubGlobal('window', here)
  vi.stubGlobal('document', {
    visibilityState: 'visible',
    head: { append: (script: Script) => scripts.push(script) },
    createElement: () => {
      const element = { remove: () => frames.splice(frames.indexOf(element), 1) }
      return element
    },
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function anOutput() {
  const { createYoutubeOutput: youtubeOutput } = await import(
    '@/components/player/engine/youtube-output'
  )
  const onFailed = vi.fn()
  const silent = () => {}
  const events = { onPlaying: silent, onPaused: silent, onProgress: silent, onEnded: silent }
  const place = {
    appendChild: (frame: object) => {
      frames.push(frame)
      return frame
    },
    replaceChildren: () => frames.splice(0),
  }
  const settings = createStore(() => DEFAULT_SOUND)
  const output = youtubeOutput(
    place as unknown as HTMLElement,
    { ...events, onWaiting: silent, onFailed },
    settings,
  )
  const play = async (videoId: string) => {
    output.load(videoId, 0)
    output.play()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { output, onFailed, play, settings }
}

const BLOCKED = "YouTube's player does not start. A browser extension or setting may block it."

it('says so when the frame is blocked, once, and tries a new one for the next video', async () => {
  here.YT = { Player: FakePlayer }
  const { output, onFailed, play } = await anOutput()
  await play('one')
  output.play()
  await vi.advanceTimersByTimeAsync(9_900)
  expect(onFailed).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(200)
  expect(onFailed.mock.calls, 'no fault of the video').toEqual([[BLOCKED]])
  expect(frames).toEqual([])

  await play('two')
  FakePlayer.made[1]?.events.onReady()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(FakePlayer.made[1]?.loaded).toEqual(['two'])
  expect(onFailed).toHaveBeenCalledTimes(1)
})

it('uses a script that came after its deadline', async () => {
  const { onFailed, play } = await anOutput()
  await play('one')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(onFailed.mock.calls).toEqual([['YouTube cannot be reached.']])
  here.YT = { Player: FakePlayer }
  here.onYouTubeIframeAPIReady?.()
  await play('two')
  FakePlayer.made[0]?.events.onReady()
  await vi.advanceTimersByTimeAsync(0)
  expect(FakePlayer.made[0]?.loaded).toEqual(['two'])
  expect(scripts).toHaveLength(1)
})

it.each(['before it is ready', 'after'])(
  'has words for error 153 %s, and does not try again',
  async (when) => {
    here.YT = { Player: FakePlayer }
    const { onFailed, play } = await anOutput()
    await play('one')
    const [player] = FakePlayer.made
    if (when === 'after') player?.events.onReady()
    await vi.advanceTimersByTimeAsync(0)
    player?.events.onError({ data: 153 })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onFailed).toHaveBeenCalledTimes(1)
    expect(onFailed.mock.calls[0]?.[0]).toMatch(/^YouTube was not told which site/)
    expect(onFailed.mock.calls[0]?.[1], 'no fault of the video').toBeUndefined()
    expect(player?.loaded).toHaveLength(when === 'after' ? 1 : 0)
  },
)

it('is as loud as levelled songs are', async () => {
  here.YT = { Player: FakePlayer }
  const { play, settings } = await anOutput()
  await play('one')
  const [player] = FakePlayer.made
  player?.events.onReady()
  expect(player?.volume).toBe(50)
  settings.setState({ isLevelled: false })
  expect(player?.volume).toBe(100)
})

it('leaves nothing behind once it is let go of', async () => {
  here.YT = { Player: FakePlayer }
  const { output, play, settings } = await anOutput()
  await play('one')
  const [player] = FakePlayer.made
  player?.events.onReady()
  output.dispose()
  expect(player?.destroy).toHaveBeenCalledOnce()
  expect(leave).toHaveBeenCalledOnce()
  expect(frames).toEqual([])
  settings.setState({ isLevelled: false })
  expect(player?.volume).toBe(50)
})

it('makes no player where it was let go of before the script came', async () => {
  const { output, onFailed, play } = await anOutput()
  await play('one')
  output.dispose()
  here.YT = { Player: FakePlayer }
  here.onYouTubeIframeAPIReady?.()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(FakePlayer.made).toEqual([])
  expect(frames).toEqual([])
  expect(onFailed).not.toHaveBeenCalled()
})
