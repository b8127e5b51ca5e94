import { act, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { NOT_REMOTE, remotePlayback } from '@/components/player/engine/remote-playback'
import { CastButton } from '@/components/player/ui/cast-button'
import { PlayerEffects } from '@/components/player/ui/player-effects'
import { songNamed, trackNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'

const NAME = 'Play on another device'

afterEach(() => remotePlayback.setState(NOT_REMOTE))

async function renderButton(playback: Parameters<typeof songNamed>[1] = {}) {
  stubEvening({ tracks: [trackNamed('A', { song: songNamed('A', playback) })] })
  const rendered = renderWithPlayer(
    <>
      <CastButton />
      <PlayerEffects userId="ada" />
    </>,
  )
  await act(() => rendered.player.start(EVENING))
  return rendered
}

test('the button is hidden until a device is found', async () => {
  await renderButton()
  const choose = vi.fn()
  act(() => remotePlayback.setState({ choose }))
  expect(screen.queryByRole('button', { name: NAME })).not.toBeInTheDocument()
  act(() => remotePlayback.setState({ isAvailable: true }))
  expect(screen.getByRole('button', { name: NAME })).toBeVisible()
})

test('the button lets the listener choose, and names and announces the state', async () => {
  const { user } = await renderButton()
  const choose = vi.fn()
  act(() => remotePlayback.setState({ choose, isAvailable: true }))
  expect(screen.queryByText('Playing on this device again.')).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: NAME }))
  expect(choose).toHaveBeenCalledOnce()
  act(() => remotePlayback.setState({ state: 'connecting' }))
  expect(screen.getByRole('button', { name: 'Connecting to another device' })).toBeVisible()
  act(() => remotePlayback.setState({ state: 'connected', isAvailable: false }))
  const button = screen.getByRole('button', { name: 'Playing on another device' })
  expect(button).toHaveAttribute('aria-pressed', 'true')
  expect(screen.getByText('Playing on another device.')).toHaveAttribute('aria-live', 'polite')
  act(() => remotePlayback.setState({ state: 'disconnected' }))
  expect(screen.getByText('Playing on this device again.')).toBeInTheDocument()
})

test('a video has no button: another device cannot play it', async () => {
  await renderButton({ playback: { kind: 'youtube', videoId: 'a-video', match: 'sure' } })
  act(() => remotePlayback.setState({ choose: () => {}, isAvailable: true }))
  expect(screen.queryByRole('button', { name: NAME })).not.toBeInTheDocument()
})
