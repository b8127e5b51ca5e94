type Route = { method: string; path: string }

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Answers which methods a path takes, for Allow; none where there is no such path. A GET of a path in
 * `moving` changes something, and brings no HEAD.
 */
export function createMethodLookup(
  routes: Route[],
  moving: ReadonlySet<string>,
): (path: string) => string[] {
  const known = routes
    .filter(({ method }) => METHODS.has(method))
    .map(({ method, path }) => ({
      methods: method === 'GET' && !moving.has(path) ? ['GET', 'HEAD'] : [method],
      pattern: patternOf(path),
    }))
  return (path) => {
    const found = known.filter(({ pattern }) => pattern.test(path)).flatMap((one) => one.methods)
    if (found.length === 0) return []
    const methods = [...new Set(found)].filter((method) => method !== 'HEAD')
    return [...methods, ...(found.includes('HEAD') ? ['HEAD'] : []), 'OPTIONS']
  }
}

const patternOf = (path: string) =>
  new RegExp(
    `^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/:\w+(?:\\[?])?(?:\{[^}]*\})?/g, '[^/]+')}/?$`,
  )
