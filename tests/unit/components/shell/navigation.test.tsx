import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { PlaylistSummaries } from '@/components/playlists/playlist-summaries'
import { isCurrentPath } from '@/components/shell/nav-items'
import { Sidebar } from '@/components/shell/sidebar'
import { TabBar } from '@/components/shell/tab-bar'
import type { Playlist } from '@/lib/contract/playlist'
import { stubApi } from '@/tests/support/dom/api'
import { playlistNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { problemResponse } from '@/tests/support/dom/problem'

const pageOf = (...data: Playlist[]) => ({ data, nextCursor: null })
const noTracks = { data: [], nextCursor: null }

function renderSidebar(path: string, respond: () => unknown) {
  stubApi({ 'GET /playlists': respond, 'GET /playlists/*/tracks': () => noTracks })
  const summaries = [{ id: 'evening', artists: ['a'], progress: { played: 2, size: 3 } }]
  return renderWithPlayer(
    <PlaylistSummaries summaries={summaries}>
      <Sidebar />
    </PlaylistSummaries>,
    { path },
  )
}

const link = (name: string | RegExp) => screen.getByRole('link', { name })

describe('the sidebar', () => {
  test('marks the current page', () => {
    renderSidebar('/liked', () => pageOf())
    expect(link('Liked')).toHaveAttribute('aria-current', 'page')
    expect(link('Home')).not.toHaveAttribute('aria-current')
    expect(link('Settings')).toHaveAttribute('href', '/settings')
  })

  test('has the playlists with the progress of their sets, or their size', async () => {
    const playlists = [playlistNamed('Evening'), playlistNamed('Morning', { trackCount: 1 })]
    renderSidebar('/playlists/evening', () => pageOf(...playlists))
    const evening = await screen.findByRole('link', { name: /Evening/ })
    expect(evening).toHaveTextContent('Evening2 of 3')
    expect(evening).toHaveAttribute('aria-current', 'page')
    expect(link(/Morning/)).toHaveTextContent('Morning1 track')
    expect(link(/Morning/)).not.toHaveAttribute('aria-current')
  })

  test('links the import if there are no playlists', async () => {
    renderSidebar('/', () => pageOf())
    expect(await screen.findByText(/^No playlists yet\./)).toBeVisible()
    expect(link('import')).toHaveAttribute('href', '/import')
  })

  test('loads the playlists again on request after a failure', async () => {
    const responses = [
      problemResponse(503, 'service_unavailable'),
      pageOf(playlistNamed('Evening')),
    ]
    const { user } = renderSidebar('/', () => responses.shift())
    expect(await screen.findByText('Your playlists could not be loaded.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('link', { name: /Evening/ })).toBeVisible()
  })

  test('opens the form for a new playlist', async () => {
    const { user } = renderSidebar('/', () => pageOf())
    await user.click(screen.getByRole('button', { name: 'New playlist' }))
    expect(await screen.findByRole('dialog', { name: 'New playlist' })).toBeVisible()
  })
})

test('the tabs lead to the main pages and mark the current one', () => {
  renderWithPlayer(<TabBar />, { path: '/playlists/evening' })
  const tabs = within(screen.getByRole('navigation')).getAllByRole('link')
  expect(tabs.map((tab) => tab.getAttribute('href'))).toEqual([
    ...['/', '/playlists', '/songs', '/liked', '/import'],
  ])
  expect(tabs.filter((tab) => tab.hasAttribute('aria-current'))).toEqual([link('Playlists')])
})

test.each([
  ['/', '/', true],
  ['/songs', '/', false],
  ['/songs', '/songs', true],
  ['/playlists/evening', '/playlists', true],
  ['/songs-of-others', '/songs', false],
])('on %s the entry of %s is the current one: %s', (path, href, isCurrent) => {
  expect(isCurrentPath(path, href)).toBe(isCurrent)
})
