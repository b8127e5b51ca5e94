import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { VideoFrame } from '@/components/player/ui/video-frame'
import { songNamed, trackNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'

const video = { kind: 'youtube', videoId: 'a-video', match: 'sure' } as const

async function renderFrame(playback: Parameters<typeof songNamed>[1] = { playback: video }) {
  stubEvening({ tracks: [trackNamed('A', { song: songNamed('A', playback) })] })
  const rendered = renderWithPlayer(<VideoFrame ref={null} />)
  await act(() => rendered.player.start(EVENING))
  return rendered
}

const frame = () => screen.queryByRole('region', { name: 'Video' })

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
