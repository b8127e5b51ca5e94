import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { stubApi } from '@/tests/support/dom/api'
import {
  actions,
  cache,
  Evening,
  FIRST_PAGE,
  press,
  rejected,
  resetActions,
  row,
  titles,
  undoButtonOf,
} from '@/tests/support/dom/edited-playlist'
import { trackNamed, tracksNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

vi.mock('@/lib/actions/playlist-tracks', () => import('@/tests/support/dom/track-actions'))

beforeEach(resetActions)

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

  test('that is rejected does not take a later edit with it', async () => {
    const saved = Promise.withResolvers<typeof rejected>()
    actions.remove.mockReturnValueOnce(saved.promise)
    actions.remove.mockResolvedValueOnce({ ok: true, value: undefined })
    stubApi({
      'GET /playlists/evening/tracks': () => ({ data: tracksNamed('A', 'B'), nextCursor: null }),
    })
    const { user } = await press('{Delete}', 'B')
    await waitFor(() => expect(titles()).toBe('AC'))
    row('C').focus()
    await user.keyboard('{Delete}')
    await waitFor(() => expect(titles()).toBe('A'))
    saved.resolve(rejected)
    await waitFor(() => expect(titles()).toBe('AB'))
  })

  test('does not end a read of the tracks that the list waits for', async () => {
    actions.remove.mockResolvedValue({ ok: true, value: undefined })
    const pages = [new Promise(() => {}), { data: tracksNamed('C', 'A'), nextCursor: null }]
    stubApi({ 'GET /playlists/evening/tracks': () => pages.shift() })
    const { user } = renderWithPlayer(<Evening />)
    void cache.client?.invalidateQueries({ queryKey: ['tracks', 'evening'] })
    row('B').focus()
    await user.keyboard('{Delete}')
    await waitFor(() => expect(titles()).toBe('CA'))
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

  test('behind the loaded tracks is shown once when the others arrive', async () => {
    actions.change.mockResolvedValue({ ok: true, value: trackNamed('A') })
    const others = Promise.withResolvers<unknown>()
    stubApi({ 'GET /playlists/evening/tracks': () => others.promise })
    const firstPage = { data: tracksNamed('A', 'B'), nextCursor: 'after-B' }
    const { user } = renderWithPlayer(<Evening firstPage={firstPage} />)
    row('A').focus()
    await user.keyboard('{Alt>}{End}{/Alt}')
    await waitFor(() => expect(titles()).toBe('BA'))
    others.resolve({ data: tracksNamed('A', 'C'), nextCursor: null })
    await waitFor(() => expect(titles()).toBe('BAC'))
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

  test('does not bring back a track that is removed while the list is read', async () => {
    actions.add.mockResolvedValue({ ok: true, value: { trackIds: ['track-D'] } })
    actions.remove.mockResolvedValue({ ok: true, value: undefined })
    const early = Promise.withResolvers<unknown>()
    const pages = [early.promise, { data: tracksNamed('B', 'C', 'D'), nextCursor: null }]
    const requests = stubApi({ 'GET /playlists/evening/tracks': () => pages.shift() })
    const { user } = renderWithPlayer(<Evening />)
    await user.click(screen.getByRole('button', { name: 'Add D' }))
    await waitFor(() => expect(requests).toHaveLength(1))
    row('A').focus()
    await user.keyboard('{Delete}')
    await waitFor(() => expect(titles()).toBe('BC'))
    early.resolve({ data: tracksNamed('A', 'B', 'C', 'D'), nextCursor: null })
    await waitFor(() => expect(titles()).toBe('BCD'))
  })

  test('that is rejected changes nothing and gives the reason', async () => {
    actions.add.mockResolvedValue(rejected)
    const { user } = renderWithPlayer(<Evening />)
    await user.click(screen.getByRole('button', { name: 'Add D' }))
    expect(await screen.findByText('Could not add: The playlist has changed.')).toBeVisible()
    expect(cache.client?.isFetching()).toBe(0)
  })
})
