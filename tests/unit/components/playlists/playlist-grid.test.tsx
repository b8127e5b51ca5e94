import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { PlaylistGrid } from '@/components/playlists/playlist-grid'
import { PlaylistSummaries } from '@/components/playlists/playlist-summaries'
import { stubApi } from '@/tests/support/dom/api'
import { firstStep, playlistNamed, trackNamed, tracksNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

vi.mock('@/lib/actions/playlists', () => ({}))

const NO_TRACKS = { data: [], nextCursor: null }

const stubPlaylists = (playlists = [playlistNamed('Morning'), playlistNamed('Evening')]) =>
  stubApi({
    'GET /playlists': () => ({ data: playlists, nextCursor: null }),
    'GET /playlists/*/tracks': () => ({ data: tracksNamed('A'), nextCursor: null }),
    'GET /playlists/evening/shuffle/next': () => firstStep(trackNamed('A')),
    'GET /playlists/evening/shuffle/upcoming': () => ({ data: [] }),
  })

test('shows each playlist with its size and a link', async () => {
  stubPlaylists()
  renderWithPlayer(<PlaylistGrid />)
  expect(screen.getByRole('status', { name: 'Loading your playlists' })).toBeVisible()
  expect(await screen.findByRole('link', { name: 'Evening' })).toHaveAttribute(
    'href',
    '/playlists/evening',
  )
  expect(screen.getAllByText('3 tracks, 10 min')).toHaveLength(2)
  expect(screen.queryByRole('status', { name: /Loading/ })).not.toBeInTheDocument()
})

test('plays a playlist', async () => {
  stubPlaylists()
  const { user, player } = renderWithPlayer(<PlaylistGrid />)
  await user.click(await screen.findByRole('button', { name: 'Play Evening' }))
  await waitFor(() => expect(player.state.getState().current?.source.list).toBe('evening'))
})

test('an empty playlist cannot be played', async () => {
  stubPlaylists([playlistNamed('Evening', { trackCount: 0, totalDurationMs: 0 })])
  renderWithPlayer(<PlaylistGrid />)
  expect(await screen.findByText('0 tracks')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Play Evening' })).not.toBeInTheDocument()
})

test('reads the tracks of a cover only for playlists without a summary', async () => {
  const requests = stubPlaylists()
  renderWithPlayer(
    <PlaylistSummaries summaries={[{ id: 'evening', artists: ['a'], progress: null }]}>
      <PlaylistGrid />
    </PlaylistSummaries>,
  )
  await waitFor(() => expect(requests).toContain('GET /playlists/morning/tracks?limit=24'))
  expect(requests.filter((request) => request.includes('evening'))).toEqual([])
})

test('reads all pages of playlists', async () => {
  stubApi({
    'GET /playlists': ({ url }) =>
      url.searchParams.has('cursor')
        ? { data: [playlistNamed('Evening')], nextCursor: null }
        : { data: [playlistNamed('Morning')], nextCursor: 'next' },
    'GET /playlists/*/tracks': () => NO_TRACKS,
  })
  renderWithPlayer(<PlaylistGrid />)
  expect(await screen.findByRole('link', { name: 'Evening' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Morning' })).toBeVisible()
})

test('without playlists it leads to the import and to a new one', async () => {
  stubPlaylists([])
  const { user } = renderWithPlayer(<PlaylistGrid />)
  expect(await screen.findByRole('heading', { name: 'No playlists yet' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Import' })).toHaveAttribute('href', '/import')
  await user.click(screen.getByRole('button', { name: 'New playlist' }))
  expect(screen.getByRole('dialog', { name: 'New playlist' })).toBeVisible()
})

test('a failure can be tried again', async () => {
  const { user } = renderWithPlayer(<PlaylistGrid />)
  expect(await screen.findByRole('alert')).toHaveTextContent('Your playlists could not be loaded')
  stubPlaylists()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'Evening' })).toBeVisible()
})
