import { act, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { FullPlayerSheet } from '@/components/player/ui/full-player-sheet'
import { songNamed, trackNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'

const setPhone = (matches: boolean) =>
  vi.stubGlobal('matchMedia', (media: string) =>
    Object.assign(new EventTarget(), { media, matches }),
  )

beforeEach(() => {
  setPhone(true)
  stubEvening()
})

async function renderSheet() {
  const rendered = renderWithPlayer(<FullPlayerSheet />)
  await act(() => rendered.player.start(EVENING))
  act(() => rendered.panels.setState({ isFullOpen: true }))
  return rendered
}

const sheet = () => within(screen.getByRole('dialog', { name: 'Player' }))

describe('the full player of a phone', () => {
  test('shows the list, the position in the set and the current track', async () => {
    await renderSheet()
    expect(sheet().getByText('Evening')).toBeVisible()
    expect(sheet().getByText('1 of 3')).toBeVisible()
    expect(sheet().getByRole('heading', { name: 'A' })).toBeVisible()
    expect(
      sheet().getByRole('img', { name: 'Cover of Evening: its ribbon folded into a square' }),
    ).toBeVisible()
  })

  test('plays, skips and shows the next track', async () => {
    const { user, player } = await renderSheet()
    await user.click(sheet().getByRole('button', { name: 'Next' }))
    expect(sheet().getByRole('heading', { name: 'B' })).toBeVisible()
    await user.click(sheet().getByRole('button', { name: 'Pause' }))
    expect(player.state.getState().status).toBe('paused')
  })

  test('opens and closes the list of the next tracks', async () => {
    const { user } = await renderSheet()
    await user.click(sheet().getByRole('button', { name: 'Up next' }))
    expect(sheet().getByRole('list', { name: 'Up next' })).toBeVisible()
    await user.click(sheet().getByRole('button', { name: 'Close up next' }))
    expect(sheet().queryByRole('list', { name: 'Up next' })).not.toBeInTheDocument()
  })

  test('opens the list with the button of the next track', async () => {
    const { user } = await renderSheet()
    await user.click(await sheet().findByRole('button', { name: /^Next B/ }))
    expect(sheet().getByRole('list', { name: 'Up next' })).toBeVisible()
  })

  test('closes with its button, and with Escape', async () => {
    const { user, panels } = await renderSheet()
    await user.click(sheet().getByRole('button', { name: 'Close the player' }))
    expect(panels.getState().isFullOpen).toBe(false)
    act(() => panels.setState({ isFullOpen: true }))
    await user.keyboard('{Escape}')
    expect(panels.getState().isFullOpen).toBe(false)
  })

  test('offers to choose another video', async () => {
    const playback = { kind: 'youtube', videoId: 'a-video', match: 'sure' } as const
    stubEvening({ tracks: [trackNamed('A', { song: songNamed('A', { playback }) })] })
    const { user, panels } = await renderSheet()
    await user.click(sheet().getByRole('button', { name: 'Wrong song?' }))
    expect(panels.getState().isChoosingVideo).toBe(true)
  })

  test('shows the list below a video instead of the cover, and the sleep timer below that', async () => {
    const playback = { kind: 'youtube', videoId: 'a-video', match: 'sure' } as const
    stubEvening({
      tracks: [trackNamed('A', { song: songNamed('A', { playback }) }), trackNamed('B')],
    })
    await renderSheet()
    expect(sheet().queryByRole('img', { name: /^Cover/ })).not.toBeInTheDocument()
    const timer = sheet().getByRole('button', { name: 'Sleep timer and speed' })
    const list = sheet().getByRole('list', { name: 'Up next' })
    expect(list.compareDocumentPosition(timer)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  })

  test('stays closed in a wide window', async () => {
    setPhone(false)
    await renderSheet()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})
