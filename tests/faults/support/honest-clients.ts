import { setTimeout as pause } from 'node:timers/promises'

const PAUSE_MS = 300
const DEADLINE_MS = 10_000
/** The rounds of a client between two in which it opens a playlist and likes a song. */
const ROUNDS_BETWEEN_LIKES = 5

type Playlists = { data: { id: string }[] }
type PlaylistDetail = { tracks: { data: { song: { id: string } }[] } }
/** A response that was no success, or the error of a call that got none. */
export type Failure = { operation: string; result: string }
/** How long the calls of each operation took, in milliseconds. */
export type Durations = Map<string, number[]>
type Client = { token: string; address: string }

/** Clients with addresses of their own, who list their playlists, skip tracks and like songs. */
export class HonestClients {
  private durationsMs: Durations = new Map()
  private failures: Failure[] = []
  private isStopped = false

  private constructor(
    private readonly url: string,
    private readonly tokens: string[],
  ) {}

  /** Creates guests, ten at a time. */
  static async create(url: string, count: number): Promise<HonestClients> {
    const tokens: string[] = []
    while (tokens.length < count) {
      const batch = Array.from({ length: Math.min(10, count - tokens.length) }, (_, at) =>
        createGuest(url, addressOf(tokens.length + at)),
      )
      tokens.push(...(await Promise.all(batch)))
    }
    return new HonestClients(url, tokens)
  }

  /** Calls until `work` has ended. Returns the durations of the calls, and those that failed. */
  async callDuring(work: () => Promise<unknown>) {
    this.durationsMs = new Map()
    this.failures = []
    this.isStopped = false
    const running = Promise.all(
      this.tokens.map((token, at) => this.listen({ token, address: addressOf(at) }, at)),
    )
    try {
      await work()
    } finally {
      this.isStopped = true
      await running
    }
    return { durationsMs: this.durationsMs, failures: this.failures }
  }

  private async listen(client: Client, at: number): Promise<void> {
    for (let round = at; !this.isStopped; round++) {
      const lists = await this.call<Playlists>(client, 'list playlists', 'GET', '/playlists')
      const [first] = lists?.data ?? []
      if (first) {
        await this.call(client, 'next track', 'GET', `/playlists/${first.id}/shuffle/next`)
        if (round % ROUNDS_BETWEEN_LIKES === 0) await this.like(client, first.id)
      }
      await pause(PAUSE_MS)
    }
  }

  private async like(client: Client, playlistId: string): Promise<void> {
    const path = `/playlists/${playlistId}`
    const detail = await this.call<PlaylistDetail>(client, 'open a playlist', 'GET', path)
    const [track] = detail?.tracks.data ?? []
    if (track) await this.call(client, 'like a song', 'PUT', `/me/liked/${track.song.id}`)
  }

  private async call<Body>(
    { token, address }: Client,
    operation: string,
    method: string,
    path: string,
  ): Promise<Body | undefined> {
    const startedAt = performance.now()
    try {
      const response = await fetch(`${this.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': address },
        signal: AbortSignal.timeout(DEADLINE_MS),
      })
      const text = await response.text()
      if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Body
      this.failures.push({ operation, result: `${response.status}` })
    } catch (error) {
      this.failures.push({ operation, result: String(error) })
    } finally {
      this.addDuration(operation, performance.now() - startedAt)
    }
    return undefined
  }

  private addDuration(operation: string, milliseconds: number): void {
    const known = this.durationsMs.get(operation)
    if (known) known.push(milliseconds)
    else this.durationsMs.set(operation, [milliseconds])
  }
}

const addressOf = (index: number) => `198.51.100.${index + 1}`

/** Creates a guest from an address. Returns the access token. */
export async function createGuest(url: string, address: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/auth/guest`, {
    method: 'POST',
    headers: { 'x-forwarded-for': address, 'content-type': 'application/json' },
  })
  const body: { accessToken?: string } = await response.json()
  if (!body.accessToken) throw new Error(`No guest for ${address}: ${response.status}`)
  return body.accessToken
}
