import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { queuedTitles } from '@/tests/support/dom/device'
import { songNamed, trackNamed, tracksNamed } from '@/tests/support/dom/library'
import {
  recordedEdits,
  renderTrackTable,
  selectTracks,
  trackRow,
  trackTable,
} from '@/tests/support/dom/track-table'

vi.mock('@/lib/actions/playlist-tracks', () => ({}))

const selectedTitles = () =>
  screen
    .queryAllByRole('row', { selected: true })
    .map((element) => /Artist of (\w)/.exec(element.textContent ?? '')?.[1])

describe('the rows', () => {
  test('show number, title, artists, album and length of each track', () => {
    renderTrackTable()
    const cells = within(trackRow('B')).getAllByRole('cell')
    expect(cells.map((cell) => cell.textContent)).toEqual([
      '2',
      'BArtist of B',
      'Album of B',
      '',
      '',
      '3:11',
    ])
    expect(screen.getByRole('grid', { name: 'Tracks' })).toHaveAttribute('aria-rowcount', '5')
  })

  test('are none for an empty list, whose content below is still shown', () => {
    renderTrackTable({ tracks: [] })
    expect(screen.getAllByRole('row')).toHaveLength(1)
    expect(screen.getByText('End of the list')).toBeVisible()
  })

  test('are only a part of a long list', () => {
    renderTrackTable({ tracks: Array.from({ length: 2_000 }, (_, at) => trackNamed(`T${at}`)) })
    expect(screen.getAllByRole('row').length).toBeLessThan(100)
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '2001')
  })

  test('have their places before all of them have loaded', () => {
    renderTrackTable({ total: 2_000 })
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '2001')
    expect(document.querySelector('tbody')?.style.height).toContain('2000')
    expect(screen.getAllByRole('row')).toHaveLength(5)
  })

  test('show where each track is in the running set, and which tracks are left out', () => {
    const tracks = [...tracksNamed('A', 'B', 'C'), trackNamed('D', { excluded: true })]
    const trackIds = ['track-C', 'track-A', 'track-B']
    const positions = new Map(trackIds.map((id, position) => [id, position]))
    renderTrackTable({ tracks, set: { set: 0, position: 1, trackIds, positions } })
    const positionOf = (title: string) => within(trackRow(title)).getAllByRole('cell')[3]
    expect(['A', 'B', 'C', 'D'].map((title) => positionOf(title)?.textContent)).toEqual([
      'Now',
      'In 1 track',
      'Played',
      'Left out',
    ])
  })

  test('mark uploads of the user', () => {
    renderTrackTable({ tracks: [trackNamed('A', { song: songNamed('A', { source: 'upload' }) })] })
    expect(screen.getByTitle('Your upload')).toBeVisible()
  })

  test('link artists and albums without a reload', async () => {
    const { user, router } = renderTrackTable()
    await user.click(screen.getByText('Artist of A'))
    expect(router.push).toHaveBeenLastCalledWith('/artists/artist-A')
    await user.click(screen.getByText('Album of B'))
    expect(router.push).toHaveBeenLastCalledWith('/albums/album-B')
  })
})

describe('playing', () => {
  test.each([
    [
      'a double click',
      async ({ user }: ReturnType<typeof renderTrackTable>) => user.dblClick(trackRow('C')),
    ],
    [
      'the play button',
      async ({ user }: ReturnType<typeof renderTrackTable>) =>
        user.click(screen.getByRole('button', { name: 'Play C' })),
    ],
    [
      'Enter',
      async ({ user }: ReturnType<typeof renderTrackTable>) => {
        trackRow('C').focus()
        await user.keyboard('{Enter}')
      },
    ],
  ])('%s plays a track and marks its row', async (_, play) => {
    const rendered = renderTrackTable()
    await play(rendered)
    expect(rendered.player.state.getState().current?.track.id).toBe('track-C')
    expect(trackRow('C')).toHaveAttribute('aria-current', 'true')
    expect(within(trackRow('C')).getByRole('img', { name: 'Playing' })).toBeVisible()
  })

  test('a single click plays on a phone', async () => {
    vi.stubGlobal('matchMedia', (media: string) =>
      Object.assign(new EventTarget(), { media, matches: true, onchange: null }),
    )
    const { user, player } = renderTrackTable()
    await user.click(trackRow('B'))
    expect(player.state.getState().current?.track.id).toBe('track-B')
  })
})

describe('the selection', () => {
  test('grows by Ctrl and Shift clicks, and is reported by the toolbar', async () => {
    const { user } = renderTrackTable()
    await user.keyboard('{Control>}')
    await user.click(trackRow('B'))
    await user.keyboard('{/Control}{Shift>}')
    await user.click(trackRow('D'))
    await user.keyboard('{/Shift}')
    expect(selectedTitles()).toEqual(['B', 'C', 'D'])
    expect(screen.getByRole('toolbar', { name: '3 tracks selected' })).toBeVisible()
  })

  test('follows the keys X, Shift+Arrow, Ctrl+A and Escape', async () => {
    const { user } = renderTrackTable()
    trackRow('A').focus()
    await user.keyboard('x')
    expect(selectedTitles()).toEqual(['A'])
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}')
    expect(selectedTitles()).toEqual(['A', 'B'])
    await user.keyboard('{Control>}a{/Control}')
    expect(selectedTitles()).toEqual(['A', 'B', 'C', 'D'])
    await user.keyboard('{Escape}')
    expect(selectedTitles()).toEqual([])
  })

  test('drops a track that leaves the list', async () => {
    const { user, rerender } = renderTrackTable()
    trackRow('A').focus()
    await user.keyboard('{Control>}a{/Control}')
    rerender(trackTable({ tracks: tracksNamed('A', 'D') }))
    expect(selectedTitles()).toEqual(['A', 'D'])
  })

  test('is queued by "Play next" and then cleared', async () => {
    const { user, player } = renderTrackTable()
    trackRow('A').focus()
    await user.keyboard('{Control>}a{/Control}')
    await user.click(screen.getByRole('button', { name: 'Play next' }))
    expect(queuedTitles(player)).toEqual(['A', 'B', 'C', 'D'])
    expect(screen.queryByRole('toolbar')).not.toBeInTheDocument()
  })

  test('is left out or removed in a playlist', async () => {
    const edits = recordedEdits()
    const { user } = renderTrackTable({ edits })
    await selectTracks(user, ['B'])
    await user.click(screen.getByRole('button', { name: 'Leave out' }))
    expect(edits.exclude).toHaveBeenCalledWith(['track-B'], true)
    await selectTracks(user, ['C'])
    await user.click(screen.getByRole('button', { name: 'Remove' }))
    expect(edits.remove).toHaveBeenCalledWith(['track-C'])
    expect(selectedTitles()).toEqual([])
  })

  test('cannot be removed from a list that is not a playlist', async () => {
    const { user } = renderTrackTable()
    trackRow('A').focus()
    await user.keyboard('x{Delete}')
    expect(screen.queryByRole('button', { name: 'Remove' })).not.toBeInTheDocument()
    expect(selectedTitles()).toEqual(['A'])
  })
})

describe('the keyboard', () => {
  test.each([
    ['{ArrowDown}', 'C'],
    ['{ArrowUp}', 'A'],
    ['{Home}', 'A'],
    ['{End}', 'D'],
    ['{PageDown}', 'D'],
    ['{PageUp}', 'A'],
  ])('%s moves the focus, within the list', async (key, title) => {
    const { user } = renderTrackTable()
    trackRow('B').focus()
    await user.keyboard(key)
    await waitFor(() => expect(trackRow(title)).toHaveFocus())
    expect(trackRow(title)).toHaveAttribute('tabindex', '0')
  })

  test('Delete removes the row, or the selection if there is one', async () => {
    const edits = recordedEdits()
    const { user } = renderTrackTable({ edits })
    trackRow('B').focus()
    await user.keyboard('{Delete}')
    expect(edits.remove).toHaveBeenLastCalledWith(['track-B'])
    await user.keyboard('{Control>}a{/Control}{Backspace}')
    expect(edits.remove).toHaveBeenLastCalledWith(['track-A', 'track-B', 'track-C', 'track-D'])
  })

  test('Alt and an arrow move a track, and the focus goes with it', async () => {
    const edits = recordedEdits()
    const { user, rerender } = renderTrackTable({ edits })
    trackRow('A').focus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(edits.move).toHaveBeenCalledWith({ trackIds: ['track-A'], position: 1 })
    rerender(trackTable({ edits, tracks: tracksNamed('B', 'A', 'C', 'D') }))
    await waitFor(() => expect(trackRow('A')).toHaveFocus())
    expect(trackRow('A')).toHaveAttribute('data-index', '1')
  })

  test('Alt and an arrow do nothing at the end of the list', async () => {
    const edits = recordedEdits()
    const { user } = renderTrackTable({ edits })
    trackRow('D').focus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(edits.move).not.toHaveBeenCalled()
  })
})
