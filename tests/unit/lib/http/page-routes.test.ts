import { expect, it } from 'vitest'
import { createPageLookup } from '@/lib/http/page-routes'

const manifest = JSON.stringify({
  staticRoutes: [{ page: '/songs', regex: '^/songs(?:/)?$' }],
  dynamicRoutes: [{ page: '/playlists/[playlistId]', regex: '^/playlists/([^/]+?)(?:/)?$' }],
})

it('names a page by its template and never by its path', () => {
  const route = createPageLookup(manifest)
  expect(route('/songs')).toBe('/songs')
  expect(route('/playlists/0197-canary')).toBe('/playlists/[playlistId]')
  expect(route('/playlists/0197/canary')).toBe('other')
  expect(route('/canary')).toBe('other')
})

it('has one name for all pages without a build', () => {
  expect(createPageLookup(undefined)('/songs')).toBe('page')
})
