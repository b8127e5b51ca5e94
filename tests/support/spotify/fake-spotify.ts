import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createRequestChecker } from './document'
import { type Fault, sendFault } from './faults'
import { type Account, createAccounts } from './oauth'
import { type EntryShape, type ListEntry, toEntry } from './songs'

export type Playlist = {
  id: string
  name: string
  description?: string
  ownerId: string
  collaborative?: boolean
  snapshotId: string
  entries: ListEntry[]
  /** Recorded entries instead of generated ones. */
  recorded?: unknown[]
}

type PlannedFault = { on: RegExp; fault: Fault; times: number; after: number }
type RecordedCall = { method: string; path: string; query: URLSearchParams }

export type FakeSpotify = Awaited<ReturnType<typeof startFakeSpotify>>

/**
 * Starts a server that simulates Spotify: generated lists of any length, and planned faults. Checks
 * each request against the OpenAPI document of Spotify if that is available; `violations` lists the
 * differences.
 */
export async function startFakeSpotify() {
  const check = createRequestChecker()
  // Test files share a Redis, which stores the pauses of an app: each has its own app.
  const clientId = `client-${crypto.randomUUID()}`
  const accounts = createAccounts(clientId)
  const createDefaults = () => ({
    playlists: [] as Playlist[],
    liked: [] as ListEntry[],
    shape: 'item' as EntryShape,
    /** After so many entries there is no next page, whatever the total is. */
    endsAfter: Number.POSITIVE_INFINITY,
    /** Ids of playlists that have an unexpected form. */
    malformedPlaylists: [] as string[],
    /** The delay of each response. */
    delayMs: 0,
    /** Runs after tokens are created and before they are sent. */
    beforeTokens: async (): Promise<void> => {},
  })
  const state = createDefaults()
  const plannedFaults: PlannedFault[] = []
  const calls: RecordedCall[] = []
  const violations: string[] = []

  async function respond(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://spotify.invalid')
    const method = request.method ?? 'GET'
    const body = await readText(request)
    calls.push({ method, path: pathname, query: searchParams })
    if (state.delayMs > 0) await pause(state.delayMs)
    const planned = plannedFaults.find(({ on, times }) => times > 0 && on.test(pathname))
    if (planned && planned.after-- <= 0) {
      planned.times--
      return sendFault(response, planned.fault)
    }
    if (pathname === '/authorize') {
      return response.writeHead(302, { location: accounts.authorize(searchParams).href }).end()
    }
    if (pathname === '/api/token') {
      const { status, body: tokens } = accounts.token(new URLSearchParams(body))
      await state.beforeTokens()
      return json(response, status, tokens)
    }
    const path = pathname.replace(/^\/v1/, '')
    violations.push(...(check?.(method, path, searchParams) ?? []))
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    const grant = accounts.access.get(token)
    return grant
      ? respondToApi(response, path, searchParams, grant.account)
      : sendFault(response, 'token ended')
  }

  function respondToApi(
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
    account: Account,
  ) {
    if (path === '/me') return json(response, 200, toProfile(account))
    if (path === '/me/playlists')
      return json(response, 200, toPage(state.playlists.map(toShownPlaylist), query))
    if (path === '/me/tracks') {
      // The latest first, and still in the old form.
      const entries = state.liked.toReversed()
      return json(
        response,
        200,
        toPage(entries, query, (entry) => toEntry(entry, 'track')),
      )
    }
    const [, id, rest] = /^\/playlists\/([^/]+)(\/items)?$/.exec(path) ?? []
    const playlist = state.playlists.find((known) => known.id === id)
    if (!playlist) return sendFault(response, 'gone')
    if (!rest) return json(response, 200, toShownPlaylist(playlist))
    const mayRead = playlist.ownerId === account.profileId || playlist.collaborative
    if (!mayRead) return sendFault(response, 'forbidden')
    const page = playlist.recorded
      ? toPage(playlist.recorded, query)
      : toPage(playlist.entries, query, (entry) => toEntry(entry, state.shape))
    const isCut = page.offset + page.items.length >= state.endsAfter
    return json(response, 200, isCut ? { ...page, next: null } : page)
  }

  const toShownPlaylist = (playlist: Playlist) =>
    state.malformedPlaylists.includes(playlist.id)
      ? { ...toPlaylist(playlist), name: { not: 'a name' } }
      : toPlaylist(playlist)

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => response.writeHead(400).end(String(error)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    url,
    clientId,
    settings: {
      SPOTIFY_CLIENT_ID: clientId,
      SPOTIFY_ACCOUNTS_URL: url,
      SPOTIFY_API_URL: `${url}/v1`,
    },
    accounts,
    state,
    calls,
    violations,
    /** Fails `times` calls of a path, after `after` calls that succeed. */
    planFault: (on: RegExp, fault: Fault, { times = 1, after = 0 } = {}) =>
      plannedFaults.push({ on, fault, times, after }),
    /** Removes all faults and lists. The current account stays. */
    reset: () => {
      plannedFaults.splice(0)
      Object.assign(state, createDefaults())
      accounts.reset()
    },
    countCalls: (path: RegExp) => calls.filter((call) => path.test(call.path)).length,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const toProfile = ({ accountId, profileId, name }: Account) => ({
  ...(accountId ? { account_id: accountId } : {}),
  display_name: name,
  id: profileId,
  type: 'user',
  uri: `spotify:user:${profileId}`,
})

const toPlaylist = ({
  entries,
  recorded,
  ownerId,
  collaborative,
  snapshotId,
  ...head
}: Playlist) => {
  const size = {
    href: `https://api.spotify.com/v1/playlists/${head.id}/items`,
    total: (recorded ?? entries).length,
  }
  return {
    ...head,
    collaborative: collaborative ?? false,
    description: head.description ?? '',
    images: [],
    owner: { display_name: ownerId, id: ownerId, type: 'user', uri: `spotify:user:${ownerId}` },
    public: false,
    snapshot_id: snapshotId,
    items: size,
    tracks: size,
    type: 'playlist',
    uri: `spotify:playlist:${head.id}`,
  }
}

function toPage<Item>(all: Item[], query: URLSearchParams, show = (item: Item): unknown => item) {
  const limit = Number(query.get('limit') ?? 20)
  const offset = Number(query.get('offset') ?? 0)
  const isLast = offset + limit >= all.length
  return {
    href: 'https://api.spotify.com/v1/here',
    items: all.slice(offset, offset + limit).map(show),
    limit,
    next: isLast ? null : `https://api.spotify.com/v1/here?offset=${offset + limit}&limit=${limit}`,
    offset,
    previous: null,
    total: all.length,
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += piece
  return text
}
