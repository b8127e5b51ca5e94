import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createStore } from 'zustand'
import { DEFAULT_SOUND } from '@/components/player/engine/sound-settings'

const disconnect = vi.hoisted(() => vi.fn())
vi.mock('@/components/player/engine/visibility', () => ({
  observeVisibility: () => ({ isVisible: () => true, disconnect }),
}))

type Events = { onReady: () => void; onError: (event: { data: number }) => void }

/** YouTube's player; the tests call its events. */
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
  const { YoutubeOutput } = await import('@/components/player/engine/youtube-output')
  const onFailed = vi.fn()
  const silent = () => {}
  const events = { onPlaying: silent, onPaused: silent, onProgress: silent, onEnded: silent }
  const container = {
    appendChild: (frame: object) => {
      frames.push(frame)
      return frame
    },
    replaceChildren: () => frames.splice(0),
  }
  const settings = createStore(() => DEFAULT_SOUND)
  const output = new YoutubeOutput(
    { container: container as unknown as HTMLElement, title: 'Video' },
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

it('reports a blocked frame once, and tries a new one for the next video', async () => {
  here.YT = { Player: FakePlayer }
  const { output, onFailed, play } = await anOutput()
  await play('one')
  output.play()
  await vi.advanceTimersByTimeAsync(9_900)
  expect(onFailed).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(200)
  expect(onFailed.mock.calls, 'the video is not faulty').toEqual([[{ code: 'youtube_blocked' }]])
  expect(frames).toEqual([])

  await play('two')
  FakePlayer.made[1]?.events.onReady()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(FakePlayer.made[1]?.loaded).toEqual(['two'])
  expect(onFailed).toHaveBeenCalledTimes(1)
})

it('uses a script that loaded after its timeout', async () => {
  const { onFailed, play } = await anOutput()
  await play('one')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(onFailed.mock.calls).toEqual([[{ code: 'youtube_unreachable' }]])
  here.YT = { Player: FakePlayer }
  here.onYouTubeIframeAPIReady?.()
  await play('two')
  FakePlayer.made[0]?.events.onReady()
  await vi.advanceTimersByTimeAsync(0)
  expect(FakePlayer.made[0]?.loaded).toEqual(['two'])
  expect(scripts).toHaveLength(1)
})

it.each(['before it is ready', 'after'])(
  'reports error 153 %s, and does not try again',
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
    expect(onFailed.mock.calls[0]?.[0]).toEqual({ code: 'referrer_missing' })
    expect(onFailed.mock.calls[0]?.[1], 'the video is not faulty').toBeUndefined()
    expect(player?.loaded).toHaveLength(when === 'after' ? 1 : 0)
  },
)

it('sets the volume of levelled songs', async () => {
  here.YT = { Player: FakePlayer }
  const { play, settings } = await anOutput()
  await play('one')
  const [player] = FakePlayer.made
  player?.events.onReady()
  expect(player?.volume).toBe(50)
  settings.setState({ isLevelled: false })
  expect(player?.volume).toBe(100)
})

it('removes its player, frame and listeners when it is disposed', async () => {
  here.YT = { Player: FakePlayer }
  const { output, play, settings } = await anOutput()
  await play('one')
  const [player] = FakePlayer.made
  player?.events.onReady()
  output.dispose()
  expect(player?.destroy).toHaveBeenCalledOnce()
  expect(disconnect).toHaveBeenCalledOnce()
  expect(frames).toEqual([])
  settings.setState({ isLevelled: false })
  expect(player?.volume).toBe(50)
})

it('creates no player if it is disposed before the script has loaded', async () => {
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
