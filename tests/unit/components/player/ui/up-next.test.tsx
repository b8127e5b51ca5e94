import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { UpNext } from '@/components/player/ui/up-next'
import { queuedTitles } from '@/tests/support/dom/device'
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
    const { user, queue } = await renderOpen()
    await act(() => queue.items.add(tracksNamed('X', 'Y'), 'end'))
    expect(rows().slice(1, 5)).toEqual([
      'Added by youClear',
      'XArtist of X',
      'YArtist of Y',
      'Next from Evening',
    ])
    await user.click(screen.getByRole('button', { name: 'Remove X from up next' }))
    expect(rows()[2]).toBe('YArtist of Y')
    await user.click(screen.getByRole('button', { name: 'Clear' }))
    expect(rows()).toEqual(['AArtist of A', 'BArtist of B', 'CArtist of C'])
  })

  test('moves queued tracks by the arrow keys, and keeps the focus', async () => {
    stubEvening()
    const { user, player, queue } = await renderOpen()
    await act(() => queue.items.add(tracksNamed('X', 'Y', 'Z'), 'end'))
    screen.getByRole('button', { name: 'Move X, 1 of 3' }).focus()
    await user.keyboard('{ArrowDown}')
    expect(queuedTitles(player)).toEqual(['Y', 'X', 'Z'])
    const grip = await screen.findByRole('button', { name: 'Move X, 2 of 3' })
    await waitFor(() => expect(grip).toHaveFocus())
    await user.keyboard('{ArrowUp}{ArrowUp}')
    expect(queuedTitles(player)).toEqual(['X', 'Y', 'Z'])
  })

  test('keeps the focus in the list when rows are removed', async () => {
    stubEvening()
    const { user, queue } = await renderOpen()
    await screen.findByText('B')
    await act(() => queue.items.add(tracksNamed('X', 'Y', 'Z'), 'end'))
    screen.getByRole('button', { name: 'Remove X from up next' }).focus()
    await user.keyboard('{Enter}')
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Remove Y from up next' })).toHaveFocus(),
    )
    screen.getByRole('button', { name: 'Y' }).focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('button', { name: 'Z' })).toHaveFocus())
    screen.getByRole('button', { name: 'Clear' }).focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('list')).toHaveFocus())
  })

  test('moves a queued track that is dragged by its grip', async () => {
    stubEvening()
    const { player, queue } = await renderOpen()
    await act(() => queue.items.add(tracksNamed('X', 'Y', 'Z'), 'end'))
    const last = screen.getByText('Z').closest('li')
    // jsdom has no layout: each point is below the middle of the last row.
    document.elementFromPoint = () => last
    const grip = screen.getByRole('button', { name: 'Move X, 1 of 3' })
    grip.setPointerCapture = () => {}
    fireEvent.pointerDown(grip)
    fireEvent.pointerMove(grip, { clientY: 10 })
    fireEvent.pointerUp(grip)
    await waitFor(() => expect(queuedTitles(player)).toEqual(['Y', 'Z', 'X']))
  })

  test('plays a queued track, or one of the set, at once', async () => {
    stubEvening()
    const { user, player, queue } = await renderOpen()
    await act(() => queue.items.add(tracksNamed('X', 'Y'), 'end'))
    await user.click(screen.getByRole('button', { name: 'Y' }))
    expect(rows()[0]).toBe('YArtist of YAdded by you')
    expect(queuedTitles(player)).toEqual(['X'])
    await user.click(await screen.findByRole('button', { name: 'C' }))
    expect(rows()[0]).toContain('CArtist of C')
  })

  test('likes a track', async () => {
    const requests = stubEvening({ routes: { 'PUT /me/liked/*': () => undefined } })
    const { user } = await renderOpen()
    await user.click(await screen.findByRole('button', { name: 'Like B' }))
    await waitFor(() => expect(requests).toContain('PUT /me/liked/song-B'))
  })

  test('is closed by Escape, and the focus returns', async () => {
    stubEvening()
    const { user, panels, player } = renderWithPlayer(
      <>
        <button type="button">Opener</button>
        <UpNext />
      </>,
    )
    await act(() => player.start(EVENING))
    screen.getByRole('button', { name: 'Opener' }).focus()
    act(() => panels.setState({ isUpNextOpen: true }))
    screen.getByRole('button', { name: 'Close' }).focus()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Opener' })).toHaveFocus()
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
