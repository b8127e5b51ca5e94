import { act } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useHeldPlayback } from '@/components/player/ui/use-held-playback'
import { songNamed, trackNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'
import { chosenSong, silentTrack } from '@/tests/support/dom/videos'

function Held({ isOpen }: { isOpen: boolean }) {
  useHeldPlayback(isOpen)
  return null
}

const renderHeld = () => {
  const rendered = renderWithPlayer(<Held isOpen={false} />)
  const setOpen = (isOpen: boolean) => rendered.rerender(<Held isOpen={isOpen} />)
  return { ...rendered, setOpen, status: () => rendered.player.state.getState().status }
}

test('a song that is about to play waits until the dialog is closed', async () => {
  stubEvening({ tracks: [trackNamed('A', { song: songNamed('A') })] })
  const { player, setOpen, status } = renderHeld()
  const started = player.start(EVENING)
  expect(status()).toBe('loading')
  setOpen(true)
  await act(() => started)
  expect(status()).toBe('paused')
  setOpen(false)
  expect(status()).toBe('playing')
})

test('a song that got its video in the dialog plays when that is closed', async () => {
  stubEvening({
    tracks: [silentTrack('A')],
    routes: { 'POST /me/matches': () => ({ data: [] }) },
  })
  const { player, setOpen, status } = renderHeld()
  await act(() => player.start(EVENING))
  await expect.poll(status).toBe('unplayable')
  setOpen(true)
  act(() => player.updateSong(chosenSong('A', 'video-00001')))
  expect(status()).toBe('paused')
  setOpen(false)
  expect(status()).toBe('playing')
})
