import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
// Loaded before the test: it is most of the app, and LazyShell imports it on demand.
import '@/components/shell/app-shell'
import { LazyShell } from '@/components/shell/lazy-shell'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'

vi.mock('@/lib/actions/playlists', () => ({}))

test('a signed-in page has a link to its content, the navigation and the player', async () => {
  stubApi({ 'GET /playlists': () => ({ data: [], nextCursor: null }) })
  renderPage(
    <LazyShell userId="user">
      <h1>Songs</h1>
    </LazyShell>,
    { path: '/songs' },
  )
  const main = await screen.findByRole('main')
  expect(main).toContainElement(screen.getByRole('heading', { name: 'Songs' }))
  const skip = screen.getByRole('link', { name: 'Skip to content' })
  expect(skip.getAttribute('href')).toBe(`#${main.id}`)
  expect(screen.getAllByRole('navigation', { name: 'Riffle' })).toHaveLength(2)
})
