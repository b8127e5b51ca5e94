/** Calls the API as one account. */
export type Client = {
  /** The port of the server, which may be started again. */
  port: number
  /** Sends JSON and returns the response. @throws Error for a status that is no success */
  send: <Body>(method: string, path: string, body?: object) => Promise<Body>
  /** Reads a response of any size and discards it. @throws Error for a status that is no success */
  download: (path: string) => Promise<void>
}

/** Registers an account. */
export async function createClient(port: number): Promise<Client> {
  let token = ''
  const request = async (method: string, path: string, init: RequestInit = {}) => {
    const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
    const headers = { ...authorization, ...(init.headers as Record<string, string> | undefined) }
    const url = `http://127.0.0.1:${client.port}/api/v1${path}`
    const response = await fetch(url, { ...init, method, headers })
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    return response
  }
  const client: Client = {
    port,
    async send<Body>(method: string, path: string, body?: object) {
      const init = body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }
      const text = await (await request(method, path, init)).text()
      return (text === '' ? undefined : JSON.parse(text)) as Body
    },
    async download(path) {
      const response = await request('GET', path)
      for await (const _ of response.body ?? []);
    },
  }
  const { accessToken } = await client.send<{ accessToken: string }>('POST', '/auth/register', {
    email: `bench-${crypto.randomUUID()}@example.org`,
    password: 'violet mango harbour 42',
  })
  token = accessToken
  return client
}
