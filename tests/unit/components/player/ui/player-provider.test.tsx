import { act, screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { PlayerBar } from '@/components/player/ui/player-bar'
import { usePlayer } from '@/components/player/ui/player-context'
import { PlayerProvider } from '@/components/player/ui/player-provider'
import { VideoFrame } from '@/components/player/ui/video-frame'
import { songNamed, trackNamed } from '@/tests/support/dom/library'
import { renderPage } from '@/tests/support/dom/page'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'
import { renderComponent } from '@/tests/support/dom/render'

/** An audio element without sound. */
class FakeAudio extends EventTarget {
  static created: FakeAudio[] = []
  src = ''
  paused = true
  volume = 1
  constructor() {
    super()
    FakeAudio.created.push(this)
  }
  async play() {
    this.paused = false
    this.dispatchEvent(new Event('playing'))
  }
  pause() {
    this.paused = true
    this.dispatchEvent(new Event('pause'))
  }
  load() {}
  removeAttribute() {
    this.src = ''
  }
}

function StartButton() {
  const { player } = usePlayer()
  return (
    <button type="button" onClick={() => void player.start(EVENING)}>
      Start
    </button>
  )
}

beforeEach(() => {
  FakeAudio.created = []
  vi.stubGlobal('Audio', FakeAudio)
})

async function renderAndStart() {
  const rendered = renderPage(
    <PlayerProvider userId="ada">
      <StartButton />
      <PlayerBar />
      <VideoFrame />
    </PlayerProvider>,
  )
  await rendered.user.click(screen.getByRole('button', { name: 'Start' }))
  return rendered
}

test('a song with a file plays in an audio element, which is released with the page', async () => {
  stubEvening()
  const { user, unmount } = await renderAndStart()
  const audio = FakeAudio.created[0]
  expect(await screen.findByRole('link', { name: 'A' })).toBeVisible()
  expect(audio).toMatchObject({ src: '/api/v1/songs/song-A/audio', paused: false })
  const [pause] = screen.getAllByRole('button', { name: 'Pause' })
  if (pause) await user.click(pause)
  expect(audio?.paused).toBe(true)
  unmount()
  expect(audio?.src).toBe('')
})

test('a song with a video loads YouTube’s script, and shows if that fails', async () => {
  const playback = { kind: 'youtube', videoId: 'a-video', match: 'yours' } as const
  const routes = { 'GET /me/plays': () => ({ data: [], nextCursor: null }) }
  stubEvening({ tracks: [trackNamed('A', { song: songNamed('A', { playback }) })], routes })
  await renderAndStart()
  expect(await screen.findByRole('region', { name: 'Video' })).toBeVisible()
  const script = document.head.querySelector('script[src="https://www.youtube.com/iframe_api"]')
  act(() => void script?.dispatchEvent(new Event('error')))
  expect(await screen.findAllByText('YouTube could not be reached.')).not.toHaveLength(0)
  script?.remove()
})

test('outside of the provider there is no player', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(() => renderComponent(<PlayerBar />)).toThrow('usePlayer needs a PlayerProvider')
  vi.restoreAllMocks()
})
