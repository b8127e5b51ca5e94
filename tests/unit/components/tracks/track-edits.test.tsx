import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { TrackTable } from '@/components/tracks/track-table'
import { useTrackEdits } from '@/components/tracks/use-track-edits'
import { Announcer } from '@/components/ui/announcer'
import {
  addManyTracksAction,
  changeTrackAction,
  excludeTracksAction,
  moveTracksAction,
  removeTracksAction,
  restoreTracksAction,
} from '@/lib/actions/playlist-tracks'
import { useTracks } from '@/lib/client/use-tracks'
import { stubApi } from '@/tests/support/dom/api'
import { trackNamed, tracksNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

vi.mock('@/lib/actions/playlist-tracks', () => ({
  addManyTracksAction: vi.fn(),
  changeTrackAction: vi.fn(),
  excludeTracksAction: vi.fn(),
  moveTracksAction: vi.fn(),
  removeTracksAction: vi.fn(),
  restoreTracksAction: vi.fn(),
}))

const actions = vi.mocked({
  add: addManyTracksAction,
  change: changeTrackAction,
  exclude: excludeTracksAction,
  move: moveTracksAction,
  remove: removeTracksAction,
  restore: restoreTracksAction,
})
const rejected = {
  ok: false as const,
  problem: { code: 'conflict' as const, detail: 'The playlist has changed.', errors: [] },
}

const FIRST_PAGE = { data: tracksNamed('A', 'B', 'C'), nextCursor: null }
const source = { list: 'evening', name: 'Evening' }
let client: QueryClient

function Evening() {
  client = useQueryClient()
  const { tracks } = useTracks(source.list, FIRST_PAGE)
  const edits = useTrackEdits(source.list)
  return (
    <>
      <TrackTable label="Tracks" tracks={tracks} source={source} edits={edits} />
      <button type="button" onClick={() => void edits.add(['song-D'])}>
        Add D
      </button>
    </>
  )
}

const titles = () =>
  screen
    .getAllByRole('row')
    .flatMap((row) => /Artist of (\w)/.exec(row.textContent ?? '')?.[1] ?? [])
    .join('')

const row = (title: string) => screen.getByRole('row', { name: new RegExp(`Artist of ${title}`) })

/** Waits for a toast with a message, and returns its button; toasts of earlier tests are shown as well. */
async function undoButtonOf(message: string) {
  const toast = (await screen.findByText(message)).closest('li')
  if (!toast) throw new Error('The message is not in a toast.')
  return within(toast).getByRole('button', { name: 'Undo' })
}

async function press(keys: string, title: string) {
  const rendered = renderWithPlayer(<Evening />)
  row(title).focus()
  await rendered.user.keyboard(keys)
  return rendered
}

beforeEach(() => {
  for (const action of Object.values(actions)) action.mockReset()
})

describe('a removal', () => {
  test('is shown before the server has responded, and can be undone', async () => {
    actions.remove.mockResolvedValue({ ok: true, value: undefined })
    actions.restore.mockResolvedValue({ ok: true, value: undefined })
    stubApi({ 'GET /playlists/evening/tracks': () => FIRST_PAGE })
    const { user } = await press('{Delete}', 'B')
    await waitFor(() => expect(titles()).toBe('AC'))
    expect(await screen.findByText('1 track removed')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(actions.restore).toHaveBeenCalledWith({ playlistId: 'evening', trackIds: ['track-B'] })
    await waitFor(() => expect(titles()).toBe('ABC'))
  })

  test('is reverted with the reason if the server rejects it', async () => {
    actions.remove.mockResolvedValue(rejected)
    await press('{Delete}', 'B')
    expect(await screen.findByText('Could not save: The playlist has changed.')).toBeVisible()
    expect(titles()).toBe('ABC')
  })

  test('is reverted if the server cannot be reached', async () => {
    actions.remove.mockRejectedValue(new TypeError('fetch failed'))
    await press('{Delete}', 'B')
    expect(await screen.findByText(/Could not save: Riffle could not be reached/)).toBeVisible()
    expect(titles()).toBe('ABC')
  })

  test('keeps the tracks removed and gives the reason if it cannot be undone', async () => {
    actions.remove.mockResolvedValue({ ok: true, value: undefined })
    actions.restore.mockResolvedValue(rejected)
    const { user } = await press('{Delete}', 'C')
    await screen.findAllByText('1 track removed')
    await user.click(screen.getAllByRole('button', { name: 'Undo' }).at(0) as HTMLElement)
    expect(await screen.findByText('Could not restore: The playlist has changed.')).toBeVisible()
    expect(titles()).toBe('AB')
  })
})

describe('the focus', () => {
  beforeEach(() => {
    actions.remove.mockResolvedValue({ ok: true, value: undefined })
    actions.restore.mockResolvedValue({ ok: true, value: undefined })
  })

  test.each([
    ['B', 'C'],
    ['C', 'B'],
  ])('goes from %s, which the keyboard removes, to %s', async (removed, next) => {
    await press('{Delete}', removed)
    await waitFor(() => expect(row(next)).toHaveFocus())
  })

  test('goes to the next row after a removal by the menu', async () => {
    const { user } = renderWithPlayer(<Evening />)
    await user.click(screen.getByRole('button', { name: 'More for B' }))
    await user.click(screen.getByRole('menuitem', { name: /^Remove/ }))
    await waitFor(() => expect(row('C')).toHaveFocus())
  })

  test('goes to the next row after a removal by the toolbar of the selection', async () => {
    const { user } = await press('x', 'A')
    await user.click(screen.getByRole('button', { name: 'Remove' }))
    await waitFor(() => expect(row('B')).toHaveFocus())
  })

  test('stays where it is if the server rejects a removal', async () => {
    actions.remove.mockResolvedValue(rejected)
    await press('{Delete}', 'B')
    await waitFor(() => expect(titles()).toBe('ABC'))
    expect(document.activeElement?.closest('tr')).not.toBeNull()
  })

  test('follows a track that the menu moves', async () => {
    actions.change.mockResolvedValue({ ok: true, value: trackNamed('B') })
    const { user } = renderWithPlayer(<Evening />)
    await user.click(screen.getByRole('button', { name: 'More for B' }))
    await user.click(screen.getByRole('menuitem', { name: 'Move up' }))
    await waitFor(() => expect(titles()).toBe('BAC'))
    await waitFor(() => expect(row('B')).toHaveFocus())
  })

  test('returns to the button of a menu that is closed', async () => {
    const { user } = renderWithPlayer(<Evening />)
    for (const _ of ['first', 'second']) {
      await user.click(screen.getByRole('button', { name: 'More for B' }))
      await user.keyboard('{Escape}')
      await waitFor(() => expect(screen.getByRole('button', { name: 'More for B' })).toHaveFocus())
    }
  })
})

test('moves and selections are announced', async () => {
  actions.change.mockResolvedValue({ ok: true, value: trackNamed('A') })
  const { user } = renderWithPlayer(
    <>
      <Evening />
      <Announcer />
    </>,
  )
  row('A').focus()
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
  expect(await screen.findByText('A is now 2 of 3')).toHaveRole('status')
  await waitFor(() => expect(row('A')).toHaveFocus())
  await user.keyboard('x')
  expect(screen.getByText('1 track selected', { selector: '[role=status]' })).toBeInTheDocument()
  await user.keyboard('x')
  expect(screen.getByText('No track selected')).toBeInTheDocument()
})

describe('Ctrl+Z', () => {
  const UNDO = '{Control>}z{/Control}'

  test('undoes one change after another, the latest first, and reads nothing again', async () => {
    actions.remove.mockResolvedValue({ ok: true, value: undefined })
    actions.restore.mockResolvedValue({ ok: true, value: undefined })
    actions.change.mockResolvedValue({ ok: true, value: trackNamed('C') })
    const requests = stubApi({})
    const { user } = await press('{Delete}', 'A')
    await waitFor(() => expect(row('B')).toHaveFocus())
    row('C').focus()
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    await waitFor(() => expect(titles()).toBe('CB'))
    await user.keyboard(UNDO)
    await waitFor(() => expect(titles()).toBe('BC'))
    expect(actions.change).toHaveBeenLastCalledWith(expect.objectContaining({ position: 1 }))
    expect(actions.restore).not.toHaveBeenCalled()
    await user.keyboard(UNDO)
    await waitFor(() => expect(actions.restore).toHaveBeenCalledOnce())
    expect(requests.filter((request) => request.includes('/tracks'))).not.toContain(
      'GET /playlists/evening/tracks?limit=500',
    )
    await user.keyboard(UNDO)
    expect(actions.restore).toHaveBeenCalledOnce()
  })

  test('in a text field belongs to the field', async () => {
    actions.remove.mockResolvedValue({ ok: true, value: undefined })
    const { user } = await press('{Delete}', 'A')
    await waitFor(() => expect(titles()).toBe('BC'))
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    await user.keyboard(UNDO)
    field.remove()
    expect(actions.restore).not.toHaveBeenCalled()
  })
})

describe('a move', () => {
  test('is shown at once and sent with its new index', async () => {
    actions.change.mockResolvedValue({ ok: true, value: trackNamed('A') })
    await press('{Alt>}{ArrowDown}{/Alt}', 'A')
    await waitFor(() => expect(titles()).toBe('BAC'))
    expect(actions.change).toHaveBeenCalledExactlyOnceWith({
      playlistId: 'evening',
      trackId: 'track-A',
      position: 1,
    })
    expect(screen.queryByText('1 track moved')).not.toBeInTheDocument()
  })

  test('of the selection is one call, and another one undoes it', async () => {
    actions.move.mockResolvedValue({ ok: true, value: { positions: [0, 1] } })
    stubApi({ 'GET /playlists/evening/tracks': () => FIRST_PAGE })
    const { user } = await press('x', 'A')
    row('B').focus()
    await user.keyboard('x{Alt>}{ArrowDown}{/Alt}')
    await waitFor(() => expect(titles()).toBe('CAB'))
    const trackIds = ['track-A', 'track-B']
    const moved = { playlistId: 'evening', trackIds }
    expect(actions.move).toHaveBeenCalledExactlyOnceWith({ ...moved, position: 1 })
    await user.click(await undoButtonOf('2 tracks moved'))
    expect(actions.move).toHaveBeenLastCalledWith({ ...moved, positions: [0, 1] })
    await waitFor(() => expect(titles()).toBe('ABC'))
  })
})

describe('tracks that are left out', () => {
  test('stay in the list and are marked', async () => {
    actions.exclude.mockResolvedValue({ ok: true, value: { trackIds: ['track-B'] } })
    const { user } = await press('x', 'B')
    await user.click(screen.getByRole('button', { name: 'Leave out' }))
    expect(await screen.findByText('Left out')).toBeVisible()
    expect(titles()).toBe('ABC')
  })

  test('are sent in one call, and another one undoes it', async () => {
    actions.exclude.mockResolvedValue({ ok: true, value: { trackIds: ['track-B', 'track-C'] } })
    stubApi({ 'GET /playlists/evening/tracks': () => FIRST_PAGE })
    const { user } = await press('{Control>}a{/Control}', 'A')
    await user.click(screen.getByRole('button', { name: 'Leave out' }))
    expect(actions.exclude).toHaveBeenCalledExactlyOnceWith({
      playlistId: 'evening',
      trackIds: ['track-A', 'track-B', 'track-C'],
      excluded: true,
    })
    await user.click(await undoButtonOf('2 tracks left out of shuffle'))
    expect(actions.exclude).toHaveBeenLastCalledWith({
      playlistId: 'evening',
      trackIds: ['track-B', 'track-C'],
      excluded: false,
    })
  })
})

describe('an addition', () => {
  test('reads the tracks again', async () => {
    actions.add.mockResolvedValue({ ok: true, value: { trackIds: ['track-D'] } })
    const requests = stubApi({
      'GET /playlists/evening/tracks': () => ({
        data: tracksNamed('A', 'B', 'C', 'D'),
        nextCursor: null,
      }),
    })
    const { user } = renderWithPlayer(<Evening />)
    await user.click(screen.getByRole('button', { name: 'Add D' }))
    await waitFor(() => expect(titles()).toBe('ABCD'))
    expect(requests).toEqual(['GET /playlists/evening/tracks?limit=500'])
  })

  test('that is rejected changes nothing and gives the reason', async () => {
    actions.add.mockResolvedValue(rejected)
    const { user } = renderWithPlayer(<Evening />)
    await user.click(screen.getByRole('button', { name: 'Add D' }))
    expect(await screen.findByText('Could not add: The playlist has changed.')).toBeVisible()
    expect(client.isFetching()).toBe(0)
  })
})
