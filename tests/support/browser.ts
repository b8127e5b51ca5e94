import { parse } from 'hono/utils/cookie'

const APP = 'http://localhost:3000'
const MAX_REDIRECTS = 10

/** A browser with cookies per origin, which follows redirects between next-auth and other servers. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>()

  /** Adds a cookie of the app, as `name=value`. */
  setCookie(pair: string, origin = APP): void {
    const jar = this.#cookies.get(origin) ?? new Map<string, string>()
    const [name = '', ...value] = pair.split('=')
    jar.set(name, value.join('='))
    this.#cookies.set(origin, jar)
  }

  /** Returns the cookies for requests to the app. */
  appCookies(): string {
    return this.#cookiesFor(APP)
  }

  #cookiesFor(origin: string): string {
    return [...(this.#cookies.get(origin) ?? [])]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
  }

  /**
   * Signs in at the identity provider, with the request that `edit` returns for that of the server.
   * Returns the path and query of the page at the end.
   */
  async signInAtProvider(callbackUrl = '/', edit = (url: URL) => url): Promise<string> {
    const issued = await this.request(`${APP}/api/auth/csrf`)
    const { csrfToken } = (await issued.json()) as { csrfToken: string }
    const body = new URLSearchParams({ csrfToken, callbackUrl, json: 'true' })
    const started = await this.request(`${APP}/api/auth/signin/oidc`, body)
    const { url } = (await started.json()) as { url: string }
    return this.#follow(edit(new URL(url)))
  }

  async #follow(start: URL): Promise<string> {
    let url = start
    for (let count = 0; count < MAX_REDIRECTS; count++) {
      const isPage = url.origin === APP && !url.pathname.startsWith('/api/')
      if (isPage) return url.pathname + url.search
      const response = await this.request(url.href)
      const location = response.headers.get('location')
      if (!location) throw new Error(`${url.href}: ${response.status} ${await response.text()}`)
      url = new URL(location, url)
    }
    throw new Error('Too many redirects.')
  }

  /** Sends a request with the cookies of its origin. */
  async request(url: string, body?: URLSearchParams): Promise<Response> {
    const target = new URL(url)
    const { origin } = target
    const cookie = this.#cookiesFor(origin)
    const response =
      origin === APP
        ? await callNextAuth(target, cookie, body)
        : await fetch(url, { headers: { cookie }, redirect: 'manual' })
    for (const set of response.headers.getSetCookie()) {
      this.setCookie(set.split(';')[0] ?? '', origin)
    }
    return response
  }
}

/** Runs a request in next-auth as its handler for Node.js servers does: Next's own needs a server. */
async function callNextAuth(url: URL, cookies: string, body?: URLSearchParams): Promise<Response> {
  const { default: NextAuth } = await import('next-auth')
  const { authOptions } = await import('@/lib/http/next-auth')
  const { db } = await import('@/db')
  await db.open()
  const headers = { cookie: cookies, host: url.host }
  const nextauth = url.pathname.replace('/api/auth/', '').split('/')
  const request = {
    method: body ? 'POST' : 'GET',
    headers,
    body: body && Object.fromEntries(body),
    query: { ...Object.fromEntries(url.searchParams), nextauth },
    cookies: parse(cookies),
  }
  const response = new CollectedResponse()
  const options = authOptions({ headers: new Headers(headers) })
  await NextAuth(request as never, response as never, options)
  return response.toResponse()
}

/** The part of a response of Node.js that next-auth writes to. */
class CollectedResponse {
  #status = 200
  #body: string | null = null
  readonly #headers = new Headers()

  getHeader = (name: string) => (name === 'Set-Cookie' ? this.#headers.getSetCookie() : undefined)

  setHeader(name: string, value: string | string[]): void {
    this.#headers.delete(name)
    for (const item of [value].flat()) this.#headers.append(name, item)
  }

  status(status: number): this {
    this.#status = status
    return this
  }

  send(body: unknown): void {
    this.#body = typeof body === 'string' ? body : JSON.stringify(body)
  }

  end(): void {}

  json(body: unknown): void {
    this.send(body)
  }

  toResponse = () => new Response(this.#body, { status: this.#status, headers: this.#headers })
}
