import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { EarlierImport } from '@/components/imports/earlier-import'
import { ImportBlock } from '@/components/imports/import-block'
import type { Import } from '@/lib/contract/import'
import { stubApi } from '@/tests/support/dom/api'
import { importWith, NOW_MS } from '@/tests/support/dom/imports'
import { renderWithPlayer } from '@/tests/support/dom/player'

const track = (number: number) => ({
  playlistId: 'mix',
  songId: `song-${number}`,
  title: `Song ${number}`,
  artists: ['Ann', 'Bo'],
})
const waiting = importWith({
  status: 'needs_confirmation',
  undoableUntil: '2026-11-30T10:00:00Z',
  confirmation: {
    count: 7,
    tracks: Array.from({ length: 7 }, (_, index) => track(index)),
    reason: 'many_removals',
    expiresAt: '2026-11-30T10:00:00Z',
  },
})
const settled = (removed: number) => importWith({ report: { removed } })
const button = (name: string) => screen.getByRole('button', { name })
const renderBlock = (row: Import) => renderWithPlayer(<ImportBlock initial={row} nowMs={NOW_MS} />)

describe('a removal that waits for a decision', () => {
  test('has its reason, its end and the tracks, five at first', async () => {
    const { user } = renderBlock(waiting)
    expect(screen.getByText('Remove 7 tracks?')).toBeVisible()
    expect(screen.getByText(/no longer has a large part of the tracks/)).toBeVisible()
    expect(screen.getByText('Without a decision they stay after 30 November 2026.')).toBeVisible()
    const list = screen.getByRole('list', { name: 'Tracks to remove' })
    expect(within(list).getAllByRole('listitem')).toHaveLength(5)
    await user.click(button('Show all 7'))
    expect(within(list).getAllByRole('listitem')).toHaveLength(7)
  })

  test.each([
    ['Remove 7 tracks', true, '7 tracks were removed.'],
    ['Keep them', false, '7 tracks stay in the playlist.'],
  ])('is settled by "%s", and the report has the focus', async (name, remove, shown) => {
    const bodies: unknown[] = []
    stubApi({
      'POST /imports/import/confirm': ({ body }) => {
        bodies.push(body)
        return settled(remove ? 7 : 0)
      },
    })
    const { user } = renderBlock(waiting)
    await user.click(button(name))
    expect(await screen.findByText(shown)).toBeInTheDocument()
    expect(bodies).toEqual([{ remove }])
    expect(screen.queryByRole('button', { name: 'Keep them' })).not.toBeInTheDocument()
    expect(screen.getByRole('region', { name: 'Report' })).toHaveFocus()
  })

  test('stays with the reason if it cannot be settled', async () => {
    stubApi({
      'POST /imports/import/confirm': () =>
        Response.json({ code: 'confirmation_ended', detail: 'Too late.' }, { status: 409 }),
      'GET /imports/import': () => waiting,
    })
    const { user } = renderBlock(waiting)
    await user.click(button('Keep them'))
    expect(await screen.findByText(/^Nothing was changed: Nothing waits for/)).toBeInTheDocument()
    expect(button('Keep them')).toBeEnabled()
  })
})

describe('the undo of an import', () => {
  const undoable = importWith({
    undoableUntil: '2026-11-24T10:00:00Z',
    report: { added: 3, removed: 2, removedTracks: [track(1), track(2)] },
  })

  test('shows that it was undone, and the report has the focus', async () => {
    stubApi({
      'POST /imports/import/undo': () =>
        importWith({ undoneAt: '2026-11-23T10:03:00Z', report: undoable.report }),
    })
    const { user } = renderBlock(undoable)
    expect(screen.getByRole('list', { name: 'Removed' })).toBeVisible()
    await user.click(button('Undo import'))
    expect((await screen.findAllByText('The import was undone.')).length).toBeGreaterThan(0)
    expect(screen.queryByRole('button', { name: 'Undo import' })).not.toBeInTheDocument()
    expect(screen.queryByRole('list', { name: 'Removed' })).not.toBeInTheDocument()
    expect(screen.getByRole('region', { name: 'Report' })).toHaveFocus()
  })

  test('is absent if nothing can be undone', () => {
    renderBlock(importWith({ undoableUntil: undoable.undoableUntil }))
    expect(screen.queryByRole('button', { name: 'Undo import' })).not.toBeInTheDocument()
  })

  test('updates an earlier import', async () => {
    stubApi({
      'GET /imports/import': () => undoable,
      'POST /imports/import/undo': () => importWith({ undoneAt: '2026-11-23T10:03:00Z' }),
    })
    const { user } = renderWithPlayer(<EarlierImport row={undoable} nowMs={NOW_MS} />)
    await user.click(screen.getByRole('button', { name: /records\.csv/ }))
    await user.click(button('Undo import'))
    await waitFor(() => expect(screen.getAllByText('The import was undone.')).not.toHaveLength(0))
  })
})

describe('the report', () => {
  test('has the share that can play, and is downloaded as CSV or JSON', async () => {
    const { user } = renderBlock(importWith({ report: { playable: { count: 12, total: 154 } } }))
    expect(screen.getByText('12 of 154 can play now.')).toBeVisible()
    await user.click(button('Download report'))
    const links = screen.getAllByRole('menuitem').map((link) => link.getAttribute('href'))
    expect(links).toEqual([
      '/api/v1/imports/import/report?format=json',
      '/api/v1/imports/import/report?format=csv',
    ])
  })

  test('leads on to the shuffled playlist', async () => {
    stubApi({ 'GET /playlists/mix/tracks': () => ({ data: [], nextCursor: null }) })
    const playlists = [{ id: 'mix', name: 'Mix', trackCount: 3 }]
    renderBlock(importWith({ playlists }))
    expect(button('Shuffle it')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Open the playlist' })).toBeVisible()
  })
})
