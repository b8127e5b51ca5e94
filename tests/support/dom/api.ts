import { vi } from 'vitest'

type Sent = { url: URL; body: unknown }
export type Route = (sent: Sent) => unknown

/**
 * Replaces the network until the test ends. `routes` maps `GET /me/plays`, with `*` for one segment
 * of the path, to a function that returns the body of the response, or a Response. Any other request
 * fails. Returns the requests that were sent, as `GET /me/plays?limit=20`.
 */
export function stubApi(routes: Record<string, Route>): string[] {
  const requests: string[] = []
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit = {}) => {
    const url = new URL(path, 'http://localhost')
    const name = `${method} ${url.pathname.replace('/api/v1', '')}`
    requests.push(name + url.search)
    const route = Object.entries(routes).find(([pattern]) => matches(pattern, name))?.[1]
    if (!route) throw new TypeError(`The test has no route for ${name}.`)
    const returned = await route({ url, body: typeof body === 'string' ? JSON.parse(body) : body })
    if (returned instanceof Response) return returned
    return returned === undefined ? new Response(null, { status: 204 }) : Response.json(returned)
  })
  return requests
}

/** Makes every request fail. */
export const denyRequests = (): void => void stubApi({})

function matches(pattern: string, name: string): boolean {
  const [expected, actual] = [pattern.split('/'), name.split('/')]
  return (
    expected.length === actual.length &&
    expected.every((part, index) => part === '*' || part === actual[index])
  )
}
