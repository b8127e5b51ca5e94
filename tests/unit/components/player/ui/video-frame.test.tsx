import { act, screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { VideoFrame } from '@/components/player/ui/video-frame'
import { dockedInsets, NO_INSETS } from '@/components/ui/free-area'
import { songNamed, trackNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'

const video = { kind: 'youtube', videoId: 'a-video', match: 'sure' } as const
const PHONE = '(max-width: 767.98px)'
const WIDE = '(min-width: 1024px)'

const setWindow = (...matching: string[]) =>
  vi.stubGlobal('matchMedia', (media: string) =>
    Object.assign(new EventTarget(), { media, matches: matching.includes(media) }),
  )

beforeEach(() => setWindow(WIDE))

async function renderFrame(playback: Parameters<typeof songNamed>[1] = { playback: video }) {
  stubEvening({
    tracks: [trackNamed('A', { song: songNamed('A', playback) }), trackNamed('B')],
  })
  const rendered = renderWithPlayer(<VideoFrame />)
  await act(() => rendered.player.start(EVENING))
  return rendered
}

const frame = () => screen.queryByRole('region', { name: 'Video' })
const place = () => frame()?.dataset.place

test('the frame is hidden until a video plays', async () => {
  await renderFrame({})
  expect(frame()).not.toBeInTheDocument()
})

test('the frame of a video shows the title and can be enlarged', async () => {
  const { user, panels } = await renderFrame()
  expect(frame()).toHaveTextContent('A')
  await user.click(screen.getByRole('button', { name: 'Make the video larger' }))
  expect(panels.getState().isVideoLarge).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Make the video smaller' }))
  expect(panels.getState().isVideoLarge).toBe(false)
})

test('the frame offers to choose another video', async () => {
  const { user, panels } = await renderFrame()
  await user.click(screen.getByRole('button', { name: 'Wrong song?' }))
  expect(panels.getState().isChoosingVideo).toBe(true)
})

test('the video of a phone is enlarged by its full player, in the same element', async () => {
  setWindow(PHONE)
  const { user, panels, videoContainer } = await renderFrame()
  const container = videoContainer.current
  expect(container).toBeVisible()
  expect(place()).toBe('strip')
  await user.click(screen.getByRole('button', { name: 'Make the video larger' }))
  expect(panels.getState().isFullOpen).toBe(true)
  expect(place()).toBe('full')
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
  expect(videoContainer.current).toBe(container)
})

test('the element of the video stays when a window without a side panel enlarges it', async () => {
  setWindow()
  const { user, videoContainer } = await renderFrame()
  const container = videoContainer.current
  expect(place()).toBe('sidebar')
  await user.click(screen.getByRole('button', { name: 'Make the video larger' }))
  expect(place()).toBe('top')
  await user.click(screen.getByRole('button', { name: 'Make the video smaller' }))
  expect(place()).toBe('sidebar')
  expect(videoContainer.current).toBe(container)
})

test('dialogs and messages leave the edge of the video free until it is gone', async () => {
  const box = vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect')
  box.mockReturnValue(new DOMRect(window.innerWidth - 356, 0, 356, 244))
  const { player } = await renderFrame()
  expect(dockedInsets.getState()).toEqual({ ...NO_INSETS, right: 356 })
  await act(() => player.next())
  expect(frame()).not.toBeInTheDocument()
  expect(dockedInsets.getState()).toEqual(NO_INSETS)
  box.mockRestore()
})
