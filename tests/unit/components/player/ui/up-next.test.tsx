import { act, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { UpNext } from '@/components/player/ui/up-next'
import { trackNamed, tracksNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'

async function renderOpen() {
  const rendered = renderWithPlayer(<UpNext />)
  act(() => rendered.panels.setState({ isUpNextOpen: true }))
  await act(() => rendered.player.start(EVENING))
  return rendered
}

const rows = () => screen.getAllByRole('listitem').map((row) => row.textContent)

test('without a current track there is no sheet', () => {
  const { panels } = renderWithPlayer(<UpNext />)
  act(() => panels.setState({ isUpNextOpen: true }))
  expect(screen.queryByRole('complementary')).not.toBeInTheDocument()
})

describe('the sheet Up next', () => {
  test('shows the current track, the upcoming ones, and the rest of the set', async () => {
    stubEvening()
    await renderOpen()
    const sheet = screen.getByRole('complementary', { name: 'Up next' })
    expect(within(sheet).getByText('2 left in this set')).toBeVisible()
    expect(await screen.findByText('B')).toBeVisible()
    expect(rows()).toEqual(['AArtist of A', 'BArtist of B', 'CArtist of C'])
    expect(sheet).toHaveTextContent('Set 2 follows. At least 1 turn between two plays of a track.')
  })

  test('can be closed', async () => {
    stubEvening()
    const { user, panels } = await renderOpen()
    await user.click(screen.getByRole('button', { name: 'Close' }))
    expect(panels.getState().isUpNextOpen).toBe(false)
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument()
  })

  test('shows queued tracks before the set, and removes them', async () => {
    stubEvening()
    const { user, player } = await renderOpen()
    act(() => player.enqueue(tracksNamed('X', 'Y')))
    expect(rows()[1]).toBe('XArtist of XAdded by you')
    await user.click(screen.getByRole('button', { name: 'Remove X from up next' }))
    expect(rows()[1]).toBe('YArtist of YAdded by you')
  })

  test('shows a skeleton while the next tracks load', async () => {
    stubEvening({
      tracks: [trackNamed('A')],
      routes: { 'GET /playlists/evening/shuffle/upcoming': () => new Promise(() => {}) },
    })
    await renderOpen()
    expect(screen.getByText('Loading the next tracks')).toBeInTheDocument()
  })

  test('shows the features of the current song', async () => {
    const [track] = tracksNamed('A')
    if (track) {
      track.song.features = {
        bpm: 120,
        bpmConfidence: 1,
        key: null,
        camelot: null,
        keyConfidence: null,
        energy: null,
        loudnessLufs: null,
        truePeakDb: null,
      }
      stubEvening({ tracks: [track] })
    }
    await renderOpen()
    expect(screen.getByText('120 bpm')).toBeVisible()
  })
})
