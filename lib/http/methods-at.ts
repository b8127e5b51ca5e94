type Route = { method: string; path: string }

const KNOWN = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** Answers which methods a path takes, for Allow; none where there is no such path. */
export function methodsOf(routes: Route[]): (path: string) => string[] {
  const known = routes
    .filter(({ method }) => KNOWN.has(method))
    .map(({ method, path }) => ({ method, pattern: patternOf(path) }))
  return (path) => {
    const methods = known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
    if (methods.length === 0) return []
    return [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])]
  }
}

const patternOf = (path: string) =>
  new RegExp(
    `^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/:\w+(?:\\[?])?(?:\{[^}]*\})?/g, '[^/]+')}/?$`,
  )
