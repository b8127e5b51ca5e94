import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { TrackTable } from '@/components/tracks/track-table'
import type { TrackEdits } from '@/components/tracks/use-track-edits'
import type { Track } from '@/lib/contract/playlist-tracks'
import { queuedTitles } from '@/tests/support/dom/device'
import { songNamed, trackNamed, tracksNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

vi.mock('@/lib/actions/playlist-tracks', () => ({}))

const source = { list: 'evening', name: 'Evening' }

const recordedEdits = () => ({
  add: vi.fn(async () => true),
  remove: vi.fn(async () => {}),
  move: vi.fn(async () => {}),
  exclude: vi.fn(async () => {}),
})

type Options = {
  tracks?: Track[]
  edits?: TrackEdits
  set?: Parameters<typeof TrackTable>[0]['set']
}

const table = ({ tracks = tracksNamed('A', 'B', 'C', 'D'), edits, set }: Options) => (
  <TrackTable label="Tracks" tracks={tracks} source={source} edits={edits} set={set}>
    <p>End of the list</p>
  </TrackTable>
)

const renderTable = (options: Options = {}) => renderWithPlayer(table(options))

const row = (title: string) =>
  screen.getByRole('row', { name: new RegExp(`Artist of ${title}\\b`) })
async function select({ keyboard }: ReturnType<typeof renderTable>['user'], titles: string[]) {
  for (const title of titles) {
    row(title).focus()
    await keyboard('x')
  }
}

const selectedTitles = () =>
  screen
    .queryAllByRole('row', { selected: true })
    .map((element) => /Artist of (\w)/.exec(element.textContent ?? '')?.[1])

describe('the rows', () => {
  test('show number, title, artists, album and length of each track', () => {
    renderTable()
    const cells = within(row('B')).getAllByRole('cell')
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
    renderTable({ tracks: [] })
    expect(screen.getAllByRole('row')).toHaveLength(1)
    expect(screen.getByText('End of the list')).toBeVisible()
  })

  test('are only a part of a long list', () => {
    renderTable({ tracks: Array.from({ length: 2_000 }, (_, at) => trackNamed(`T${at}`)) })
    expect(screen.getAllByRole('row').length).toBeLessThan(100)
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '2001')
  })

  test('show where each track is in the running set, and which tracks are left out', () => {
    const tracks = [...tracksNamed('A', 'B', 'C'), trackNamed('D', { excluded: true })]
    const trackIds = ['track-C', 'track-A', 'track-B']
    const positions = new Map(trackIds.map((id, position) => [id, position]))
    renderTable({ tracks, set: { set: 0, position: 1, trackIds, positions } })
    const positionOf = (title: string) => within(row(title)).getAllByRole('cell')[3]
    expect(['A', 'B', 'C', 'D'].map((title) => positionOf(title)?.textContent)).toEqual([
      'Now',
      'In 1',
      'Played',
      'Left out',
    ])
  })

  test('mark uploads of the user', () => {
    renderTable({ tracks: [trackNamed('A', { song: songNamed('A', { source: 'upload' }) })] })
    expect(screen.getByTitle('Your upload')).toBeVisible()
  })

  test('link artists and albums without a reload', async () => {
    const { user, router } = renderTable()
    await user.click(screen.getByText('Artist of A'))
    expect(router.push).toHaveBeenLastCalledWith('/artists/artist-A')
    await user.click(screen.getByText('Album of B'))
    expect(router.push).toHaveBeenLastCalledWith('/albums/album-B')
  })
})

describe('playing', () => {
  test.each([
    ['a double click', async ({ user }: ReturnType<typeof renderTable>) => user.dblClick(row('C'))],
    [
      'the play button',
      async ({ user }: ReturnType<typeof renderTable>) =>
        user.click(screen.getByRole('button', { name: 'Play C' })),
    ],
    [
      'Enter',
      async ({ user }: ReturnType<typeof renderTable>) => {
        row('C').focus()
        await user.keyboard('{Enter}')
      },
    ],
  ])('%s plays a track and marks its row', async (_, play) => {
    const rendered = renderTable()
    await play(rendered)
    expect(rendered.player.state.getState().current?.track.id).toBe('track-C')
    expect(row('C')).toHaveAttribute('aria-current', 'true')
    expect(within(row('C')).getByRole('img', { name: 'Playing' })).toBeVisible()
  })

  test('a single click plays on a phone', async () => {
    vi.stubGlobal('matchMedia', (media: string) =>
      Object.assign(new EventTarget(), { media, matches: true, onchange: null }),
    )
    const { user, player } = renderTable()
    await user.click(row('B'))
    expect(player.state.getState().current?.track.id).toBe('track-B')
  })
})

describe('the selection', () => {
  test('grows by Ctrl and Shift clicks, and is reported by the toolbar', async () => {
    const { user } = renderTable()
    await user.keyboard('{Control>}')
    await user.click(row('B'))
    await user.keyboard('{/Control}{Shift>}')
    await user.click(row('D'))
    await user.keyboard('{/Shift}')
    expect(selectedTitles()).toEqual(['B', 'C', 'D'])
    expect(screen.getByRole('toolbar', { name: '3 tracks selected' })).toBeVisible()
  })

  test('follows the keys X, Shift+Arrow, Ctrl+A and Escape', async () => {
    const { user } = renderTable()
    row('A').focus()
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
    const { user, rerender } = renderTable()
    row('A').focus()
    await user.keyboard('{Control>}a{/Control}')
    rerender(table({ tracks: tracksNamed('A', 'D') }))
    expect(selectedTitles()).toEqual(['A', 'D'])
  })

  test('is queued by "Play next" and then cleared', async () => {
    const { user, player } = renderTable()
    row('A').focus()
    await user.keyboard('{Control>}a{/Control}')
    await user.click(screen.getByRole('button', { name: 'Play next' }))
    expect(queuedTitles(player)).toEqual(['A', 'B', 'C', 'D'])
    expect(screen.queryByRole('toolbar')).not.toBeInTheDocument()
  })

  test('is left out or removed in a playlist', async () => {
    const edits = recordedEdits()
    const { user } = renderTable({ edits })
    await select(user, ['B'])
    await user.click(screen.getByRole('button', { name: 'Leave out' }))
    expect(edits.exclude).toHaveBeenCalledWith(['track-B'], true)
    await select(user, ['C'])
    await user.click(screen.getByRole('button', { name: 'Remove' }))
    expect(edits.remove).toHaveBeenCalledWith(['track-C'])
    expect(selectedTitles()).toEqual([])
  })

  test('cannot be removed from a list that is not a playlist', async () => {
    const { user } = renderTable()
    row('A').focus()
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
    const { user } = renderTable()
    row('B').focus()
    await user.keyboard(key)
    await waitFor(() => expect(row(title)).toHaveFocus())
    expect(row(title)).toHaveAttribute('tabindex', '0')
  })

  test('Delete removes the row, or the selection if there is one', async () => {
    const edits = recordedEdits()
    const { user } = renderTable({ edits })
    row('B').focus()
    await user.keyboard('{Delete}')
    expect(edits.remove).toHaveBeenLastCalledWith(['track-B'])
    await user.keyboard('{Control>}a{/Control}{Backspace}')
    expect(edits.remove).toHaveBeenLastCalledWith(['track-A', 'track-B', 'track-C', 'track-D'])
  })

  test('Alt and an arrow move a track, and the focus goes with it', async () => {
    const edits = recordedEdits()
    const { user, rerender } = renderTable({ edits })
    row('A').focus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(edits.move).toHaveBeenCalledWith({ trackIds: ['track-A'], position: 1 })
    rerender(table({ edits, tracks: tracksNamed('B', 'A', 'C', 'D') }))
    await waitFor(() => expect(row('A')).toHaveFocus())
    expect(row('A')).toHaveAttribute('data-index', '1')
  })

  test('Alt and an arrow do nothing at the end of the list', async () => {
    const edits = recordedEdits()
    const { user } = renderTable({ edits })
    row('D').focus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(edits.move).not.toHaveBeenCalled()
  })
})

describe('Alt and a key with a selection', () => {
  test.each([
    ['B', ['A', 'B'], '{ArrowUp}'],
    ['C', ['C', 'D'], '{ArrowDown}'],
    ['A', ['A', 'B'], '{Home}'],
  ])('at %s moves nothing if %j are at the edge already (%s)', async (title, selected, key) => {
    const edits = recordedEdits()
    const { user } = renderTable({ edits })
    await select(user, selected)
    row(title).focus()
    await user.keyboard(`{Alt>}${key}{/Alt}`)
    expect(edits.move).not.toHaveBeenCalled()
  })

  test('moves the selection if only the focused row is at the edge', async () => {
    const edits = recordedEdits()
    const { user } = renderTable({ edits })
    await select(user, ['B', 'D'])
    row('D').focus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    const trackIds = ['track-B', 'track-D']
    expect(edits.move).toHaveBeenCalledExactlyOnceWith({ trackIds, position: 2 })
  })
})

describe('dragging', () => {
  const ROW_PX = 44

  function grip(title: string): Element {
    const handle = row(title).querySelector('td > [aria-hidden]')
    if (!handle) throw new Error('The row has no drag handle.')
    return handle
  }

  test.each([
    ['down', 'A', 3 * ROW_PX, 2],
    ['up', 'D', ROW_PX, 1],
  ])('a row %s moves it to the gap under the pointer', (_, title, clientY, position) => {
    const edits = recordedEdits()
    renderTable({ edits })
    fireEvent.pointerDown(grip(title), { clientY: 0, pointerId: 1 })
    fireEvent.pointerMove(grip(title), { clientY, pointerId: 1 })
    fireEvent.pointerUp(grip(title), { clientY, pointerId: 1 })
    expect(edits.move).toHaveBeenCalledExactlyOnceWith({
      trackIds: [`track-${title}`],
      position,
    })
  })

  test('a selected row takes the selection along', async () => {
    const edits = recordedEdits()
    const { user } = renderTable({ edits })
    await select(user, ['A', 'C'])
    fireEvent.pointerDown(grip('A'), { clientY: 0, pointerId: 1 })
    fireEvent.pointerMove(grip('A'), { clientY: 4 * ROW_PX, pointerId: 1 })
    fireEvent.pointerUp(grip('A'), { clientY: 4 * ROW_PX, pointerId: 1 })
    expect(edits.move).toHaveBeenCalledExactlyOnceWith({
      trackIds: ['track-A', 'track-C'],
      position: 2,
    })
  })

  test('inside of the selection moves nothing', async () => {
    const edits = recordedEdits()
    const { user } = renderTable({ edits })
    await select(user, ['A', 'B', 'C'])
    fireEvent.pointerDown(grip('A'), { clientY: 0, pointerId: 1 })
    fireEvent.pointerMove(grip('A'), { clientY: 3 * ROW_PX, pointerId: 1 })
    fireEvent.pointerUp(grip('A'), { clientY: 3 * ROW_PX, pointerId: 1 })
    expect(edits.move).not.toHaveBeenCalled()
  })

  test('a cancelled drag moves nothing', () => {
    const edits = recordedEdits()
    renderTable({ edits })
    fireEvent.pointerDown(grip('A'), { clientY: 0, pointerId: 1 })
    fireEvent.pointerMove(grip('A'), { clientY: 3 * ROW_PX, pointerId: 1 })
    fireEvent.pointerCancel(grip('A'), { pointerId: 1 })
    expect(edits.move).not.toHaveBeenCalled()
  })

  test('is not offered for a list that cannot be edited', () => {
    renderTable()
    expect(row('A').querySelector('td > [aria-hidden]')).toBeNull()
  })
})
