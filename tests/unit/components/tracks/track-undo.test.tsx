import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { updateCachedSongs } from '@/lib/client/cached-songs'
import type { Song } from '@/lib/contract/song'
import { stubApi } from '@/tests/support/dom/api'
import {
  actions,
  cache,
  press,
  resetActions,
  row,
  titles,
} from '@/tests/support/dom/edited-playlist'
import { songNamed, trackNamed } from '@/tests/support/dom/library'

vi.mock('@/lib/actions/playlist-tracks', () => import('@/tests/support/dom/track-actions'))

beforeEach(resetActions)

function showChanged(song: Song): void {
  if (cache.client) updateCachedSongs(cache.client, [song])
}

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
    await waitFor(() => expect(row('B')).toHaveFocus())
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    await user.keyboard(UNDO)
    field.remove()
    expect(actions.restore).not.toHaveBeenCalled()
  })

  test('shows songs as they are now, not as they were before the change', async () => {
    actions.remove.mockResolvedValue({ ok: true, value: undefined })
    actions.restore.mockResolvedValue({ ok: true, value: undefined })
    stubApi({})
    const { user } = await press('{Delete}', 'A')
    await waitFor(() => expect(titles()).toBe('BC'))
    act(() => showChanged(songNamed('B', { title: 'New title' })))
    expect(await screen.findByText('New title')).toBeVisible()
    await user.keyboard(UNDO)
    await waitFor(() => expect(titles()).toBe('ABC'))
    expect(screen.getByText('New title')).toBeVisible()
  })

  test('can be repeated if the server could not be reached', async () => {
    actions.remove.mockResolvedValue({ ok: true, value: undefined })
    actions.restore.mockRejectedValueOnce(new TypeError('fetch failed'))
    actions.restore.mockResolvedValueOnce({ ok: true, value: undefined })
    stubApi({})
    const { user } = await press('{Delete}', 'A')
    await waitFor(() => expect(titles()).toBe('BC'))
    const shown = screen.queryAllByText('Undone').length
    await user.keyboard(UNDO)
    expect(await screen.findByText(/Could not restore: Riffle could not be reached/)).toBeVisible()
    expect(screen.queryAllByText('Undone')).toHaveLength(shown)
    await user.keyboard(UNDO)
    await waitFor(() => expect(titles()).toBe('ABC'))
    await waitFor(() => expect(screen.queryAllByText('Undone')).toHaveLength(shown + 1))
  })
})
