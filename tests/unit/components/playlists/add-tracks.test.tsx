import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { AddTracks } from '@/components/playlists/add-tracks'
import { stubApi } from '@/tests/support/dom/api'
import { songNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

vi.mock('@/lib/actions/playlist-tracks', () => ({}))

const songs = ['Harbour', 'Night Bus'].map((title) => songNamed(title))

const stubSearch = () =>
  stubApi({
    'GET /songs': ({ url }) => {
      const q = url.searchParams.get('q') ?? ''
      return {
        data: songs.filter(({ title }) => title.startsWith(q)),
        nextCursor: null,
        spelling: 'as_typed',
      }
    },
  })

function renderDialog(add = vi.fn(async () => true)) {
  const onClose = vi.fn()
  const edits = { add, remove: vi.fn(), move: vi.fn(), exclude: vi.fn() }
  return { add, onClose, ...renderWithPlayer(<AddTracks edits={edits} onClose={onClose} />) }
}

describe('the dialog that adds tracks', () => {
  test('begins with the newest songs, and finds others', async () => {
    const requests = stubSearch()
    const { user } = renderDialog()
    expect(await screen.findByRole('button', { name: 'Add Harbour' })).toBeVisible()
    expect(requests).toEqual(['GET /songs?limit=100&sort=-createdAt'])
    await user.type(screen.getByRole('searchbox', { name: 'Find a song' }), 'Night')
    await waitFor(() => expect(screen.queryByText('Harbour')).not.toBeInTheDocument())
    expect(screen.getByText('Artist of Night Bus')).toBeVisible()
  })

  test('adds a song once, and shows that it was added', async () => {
    stubSearch()
    const { user, add } = renderDialog()
    await user.click(await screen.findByRole('button', { name: 'Add Harbour' }))
    expect(add).toHaveBeenCalledExactlyOnceWith(['song-Harbour'])
    expect(screen.getByRole('button', { name: 'Harbour was added' })).toBeEnabled()
  })

  test('disables the button until the song is added, and offers it again if that failed', async () => {
    stubSearch()
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const { user } = renderDialog(vi.fn(() => promise))
    await user.click(await screen.findByRole('button', { name: 'Add Harbour' }))
    expect(screen.getByRole('button', { name: 'Add Harbour' })).toBeDisabled()
    resolve(false)
    await waitFor(() => expect(screen.getByRole('button', { name: 'Add Harbour' })).toBeEnabled())
  })

  test('names the words that nothing matches', async () => {
    stubSearch()
    const { user } = renderDialog()
    await user.type(screen.getByRole('searchbox'), 'Zebra')
    expect(await screen.findByText('Nothing matches “Zebra”.')).toBeVisible()
  })

  test('suggests an import if there are no songs', async () => {
    stubApi({ 'GET /songs': () => ({ data: [], nextCursor: null, spelling: 'as_typed' }) })
    renderDialog()
    expect(await screen.findByText(/Import a playlist first/)).toBeVisible()
  })

  test('gives the reason if the search fails', async () => {
    renderDialog()
    expect(await screen.findByText(/Riffle could not be reached/)).toBeVisible()
  })

  test('closes with Escape', async () => {
    stubSearch()
    const { user, onClose } = renderDialog()
    await user.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledOnce()
  })
})
