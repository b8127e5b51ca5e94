import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const FOLDER = join(process.cwd(), 'tests/fixtures/musicbrainz')
const readReply = (name: string) => readFileSync(join(FOLDER, `${name}.json`), 'utf8')

export type FixtureName = 'linked' | 'length-only' | 'without-length'
type Call = { isrc: string; query: string; userAgent: string; atMs: number }

/** Simulates the look-up of ISRCs of MusicBrainz on 127.0.0.1, with the replies of the fixtures. */
export class FakeMusicBrainz {
  /** The fixture of each ISRC; others get status 404. */
  readonly replies = new Map<string, FixtureName>()
  readonly calls: Call[] = []
  /** Whether it replies that the caller is too fast. */
  isBusy = false
  private readonly server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const isrc = pathname.split('/').at(-1) ?? ''
    const userAgent = request.headers['user-agent'] ?? ''
    this.calls.push({ isrc, query: search, userAgent, atMs: performance.now() })
    const fixture = this.replies.get(isrc)
    const [status, name] = this.isBusy
      ? ([503, 'too-fast'] as const)
      : fixture
        ? ([200, fixture] as const)
        : ([404, 'not-found'] as const)
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      .end(readReply(name))
  })

  /** Returns the settings with which the app calls it. */
  async start(): Promise<Record<string, string>> {
    this.server.listen(0, '127.0.0.1')
    await once(this.server, 'listening')
    const { port } = this.server.address() as AddressInfo
    return {
      MUSICBRAINZ: 'on',
      MUSICBRAINZ_CONTACT: 'https://riffle.example.org/contact',
      MUSICBRAINZ_URL: `http://127.0.0.1:${port}/ws/2`,
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
  }
}
