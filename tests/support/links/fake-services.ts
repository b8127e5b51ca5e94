import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Reply = { status?: number; body: unknown }

/** Simulates the look-ups of Spotify, Apple Music, Deezer and Tidal on 127.0.0.1. */
export class FakeServices {
  /** Replies by path and query; others get status 404. */
  readonly replies = new Map<string, Reply>()
  readonly calls: string[] = []
  private readonly server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '/')
    this.calls.push(path)
    const { status = 200, body } = this.replies.get(path) ?? { status: 404, body: {} }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })

  /** Returns the settings with which the app calls these services. */
  async start(): Promise<Record<string, string>> {
    this.server.listen(0, '127.0.0.1')
    await once(this.server, 'listening')
    const base = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    return {
      SPOTIFY_OEMBED_URL: `${base}/spotify`,
      TIDAL_OEMBED_URL: `${base}/tidal`,
      APPLE_LOOKUP_URL: `${base}/apple`,
      DEEZER_API_URL: `${base}/deezer`,
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
  }
}
