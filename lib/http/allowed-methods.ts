type Route = { method: string; path: string }

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Creates a function that returns the methods of a path, for the header Allow; none for an unknown
 * path. The paths in `unsafeGetPaths` do not support HEAD, because their GET changes state.
 */
export function createMethodLookup(
  routes: Route[],
  unsafeGetPaths: ReadonlySet<string>,
): (path: string) => string[] {
  const entries = routes
    .filter(({ method }) => METHODS.has(method))
    .map(({ method, path }) => ({
      methods: method === 'GET' && !unsafeGetPaths.has(path) ? ['GET', 'HEAD'] : [method],
      pattern: toPattern(path),
    }))
  return (path) => {
    const found = entries
      .filter(({ pattern }) => pattern.test(path))
      .flatMap((entry) => entry.methods)
    if (found.length === 0) return []
    const methods = [...new Set(found)].filter((method) => method !== 'HEAD')
    return [...methods, ...(found.includes('HEAD') ? ['HEAD'] : []), 'OPTIONS']
  }
}

// bounded-regex: one group per part of a path of our own; a URL has at most 16 KB.
const toPattern = (path: string) =>
  new RegExp(
    `^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/:\w+(?:\\[?])?(?:\{[^}]*\})?/g, '[^/]+')}/?$`,
  )
