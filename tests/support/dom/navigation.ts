import { vi } from 'vitest'

/**
 * Replaces the navigation of the browser until the test ends, which jsdom does not implement.
 * Returns a mock of `window.location.assign`.
 */
export function stubNavigation() {
  const assign = vi.fn()
  const { href, origin, pathname, search } = window.location
  vi.stubGlobal('location', { href, origin, pathname, search, assign })
  return assign
}
