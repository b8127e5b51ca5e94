import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { Chooser } from '@/components/connections/chooser'
import type { SpotifyPlaylist } from '@/lib/contract/spotify-playlist'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'
import { problemResponse } from '@/tests/support/dom/problem'
import { spotifyImport, spotifyPlaylist } from './fixtures'

const LIST = 'GET /spotify/playlists'
const pageOf = (...data: SpotifyPlaylist[]) => ({ data, nextCursor: null })

function renderChooser(routes: Parameters<typeof stubApi>[0]) {
  const sent: unknown[] = []
  const requests = stubApi({
    'POST /spotify/import': ({ body }) => {
      sent.push(body)
      return spotifyImport()
    },
    ...routes,
  })
  const onStarted = vi.fn()
  const onClose = vi.fn()
  const chooser = <Chooser account="Ada Lindqvist" onClose={onClose} onStarted={onStarted} />
  return { requests, sent, onStarted, onClose, ...renderPage(chooser) }
}

const option = (name: RegExp) => screen.findByRole('checkbox', { name })
const names = () =>
  screen.getAllByRole('listitem').map((item) => within(item).getAllByText(/./)[0]?.textContent)

describe('the list of playlists', () => {
  test('has all pages, those that cannot be read at the end', async () => {
    const locked = spotifyPlaylist('Discover', { isImportable: false, reason: 'Made by Spotify' })
    const first = { data: [locked, spotifyPlaylist('Road trip')], nextCursor: 'next' }
    const { requests } = renderChooser({
      [LIST]: ({ url }) =>
        url.searchParams.has('cursor')
          ? pageOf(spotifyPlaylist('Calm', { ownerName: null }))
          : first,
    })
    expect(await screen.findByText('3 playlists, 1 of them cannot be read')).toBeVisible()
    expect(requests).toEqual(['GET /spotify/playlists', 'GET /spotify/playlists?cursor=next'])
    const items = screen.getAllByRole('listitem').map((item) => item.textContent)
    expect(items).toEqual([
      'Liked songsAdds to your likes here and removes none',
      'Road trip1,200 tracks, by Ada',
      'Calm1,200 tracks',
      'Discover1,200 tracks. Made by Spotify',
    ])
    expect(await option(/Discover/)).toBeDisabled()
  })

  test('shows which playlists were imported before', async () => {
    const imported = { playlistId: 'p', syncedAt: '2026-11-23T09:00:00Z', isUpToDate: true }
    const changed = { ...imported, isUpToDate: false }
    renderChooser({
      [LIST]: () =>
        pageOf(spotifyPlaylist('A', { imported }), spotifyPlaylist('B', { imported: changed })),
    })
    expect((await option(/^A/)).closest('li')).toHaveTextContent('Up to date here')
    expect((await option(/^B/)).closest('li')).toHaveTextContent('Changed since the import')
  })

  test('is searched by name and owner, without regard to case and accents', async () => {
    const { user } = renderChooser({
      [LIST]: () => pageOf(spotifyPlaylist('Été'), spotifyPlaylist('Winter', { ownerName: 'Zoë' })),
    })
    await option(/Été/)
    const field = screen.getByRole('textbox', { name: 'Find a playlist' })
    await user.type(field, 'ete')
    expect(names()).toEqual(['Été'])
    await user.clear(field)
    await user.type(field, 'ZOE')
    expect(names()).toEqual(['Winter'])
    await user.clear(field)
    await user.type(field, 'none')
    expect(screen.getByText('No playlist matches “none”.')).toBeVisible()
  })

  test('may be empty', async () => {
    renderChooser({ [LIST]: () => pageOf() })
    expect(await screen.findByText('There are no playlists at Spotify yet.')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Select all' })).toBeDisabled()
  })
})

describe('an import', () => {
  test('starts with the chosen playlists and the liked songs', async () => {
    const { user, sent, onStarted } = renderChooser({
      [LIST]: () => pageOf(spotifyPlaylist('A'), spotifyPlaylist('B')),
    })
    const start = screen.getByRole('button', { name: 'Import' })
    expect(start).toBeDisabled()
    await user.click(await option(/^B/))
    await user.click(await option(/Liked songs/))
    await user.click(screen.getByRole('button', { name: 'Import 2' }))
    await waitFor(() => expect(onStarted).toHaveBeenCalled())
    expect(sent).toEqual([{ playlistIds: ['B'], liked: true }])
  })

  test('of all playlists leaves out those that cannot be read', async () => {
    const { user, sent, onStarted } = renderChooser({
      [LIST]: () =>
        pageOf(
          spotifyPlaylist('A'),
          spotifyPlaylist('B', { isImportable: false, reason: 'Of another user' }),
        ),
    })
    await option(/^A/)
    await user.click(screen.getByRole('button', { name: 'Select all' }))
    await user.click(screen.getByRole('button', { name: 'Import 1' }))
    await waitFor(() => expect(onStarted).toHaveBeenCalled())
    expect(sent).toEqual([{ playlistIds: ['A'], liked: false }])
    await user.click(screen.getByRole('button', { name: 'Select none' }))
    expect(screen.getByRole('button', { name: 'Import' })).toBeDisabled()
  })

  test('that is rejected shows why, and keeps the choice', async () => {
    const { user, onStarted } = renderChooser({
      [LIST]: () => pageOf(spotifyPlaylist('A')),
      'POST /spotify/import': () => problemResponse(429, 'rate_limited'),
    })
    await user.click(await option(/^A/))
    await user.click(screen.getByRole('button', { name: 'Import 1' }))
    expect(await screen.findByText(/^Too many attempts/)).toBeVisible()
    expect(await option(/^A/)).toBeChecked()
    expect(onStarted).not.toHaveBeenCalled()
  })
})

describe('a list that cannot be loaded', () => {
  test('shows until when Spotify is to be left alone, and is loaded again on request', async () => {
    const responses = [
      problemResponse(503, 'spotify_busy', {
        retryAt: new Date(Date.now() + 60_000).toISOString(),
      }),
      pageOf(spotifyPlaylist('A')),
    ]
    const { user } = renderChooser({ [LIST]: () => responses.shift() })
    expect(await screen.findByText(/^Spotify allows no requests until \d\d:\d\d\.$/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await option(/^A/)).toBeVisible()
  })

  test.each(['spotify_reconnect', 'spotify_not_connected'] as const)(
    'offers to connect again for %s',
    async (code) => {
      renderChooser({ [LIST]: () => problemResponse(409, code) })
      const alert = await screen.findByRole('alert')
      expect(within(alert).getByRole('link', { name: 'Connect Spotify again' })).toHaveAttribute(
        'href',
        '/api/v1/auth/spotify?returnTo=%2Fimport%3Fchoose%3Dspotify',
      )
    },
  )
})

test('the heading has the focus, and Close closes the list', async () => {
  const { user, onClose } = renderChooser({ [LIST]: () => pageOf() })
  expect(screen.getByRole('heading', { name: 'Choose from Spotify' })).toHaveFocus()
  expect(screen.getByText('as Ada Lindqvist')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(onClose).toHaveBeenCalled()
})
