import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { openDocument } from './document'
import { type Fault, misbehave } from './faults'
import { type Account, createAccounts } from './oauth'
import { entryOf, type Listed, type Shape } from './songs'

export type Playlist = {
  id: string
  name: string
  description?: string
  ownerId: string
  collaborative?: boolean
  snapshotId: string
  entries: Listed[]
  /** Entries as they were recorded, in place of generated ones. */
  recorded?: unknown[]
}

type Trouble = { on: RegExp; fault: Fault; times: number; after: number }
type Asked = { method: string; path: string; query: URLSearchParams }

export type StandIn = Awaited<ReturnType<typeof startSpotify>>

/**
 * A Spotify of our own on this machine: an account's lists, generated as large as wanted, and
 * everything that can go wrong. Each request is held against Spotify's OpenAPI document where that
 * is at hand; what it would not have taken is in `violations`.
 */
export async function startSpotify() {
  const check = openDocument()
  // Its own: test files share a Redis, where what Spotify asks of an app is remembered.
  const clientId = `client-${crypto.randomUUID()}`
  const accounts = createAccounts(clientId)
  const usual = () => ({
    playlists: [] as Playlist[],
    liked: [] as Listed[],
    shape: 'item' as Shape,
    /** Behind so many entries there is no next page, whatever the total says. */
    stopsAt: Number.POSITIVE_INFINITY,
    /** Playlists of the library that it describes in a way nobody knows. */
    oddHeads: [] as string[],
    /** How long every answer takes. */
    delayMs: 0,
    /** What happens once tokens were made and before they are sent. */
    beforeTokens: async (): Promise<void> => {},
  })
  const state = usual()
  const troubles: Trouble[] = []
  const asked: Asked[] = []
  const violations: string[] = []

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://spotify.invalid')
    const method = request.method ?? 'GET'
    const body = await textOf(request)
    asked.push({ method, path: pathname, query: searchParams })
    if (state.delayMs > 0) await pause(state.delayMs)
    const trouble = troubles.find(({ on, times }) => times > 0 && on.test(pathname))
    if (trouble && trouble.after-- <= 0) {
      trouble.times--
      return misbehave(response, trouble.fault)
    }
    if (pathname === '/authorize') {
      return response.writeHead(302, { location: accounts.authorize(searchParams).href }).end()
    }
    if (pathname === '/api/token') {
      const { status, body: said } = accounts.token(new URLSearchParams(body))
      await state.beforeTokens()
      return json(response, status, said)
    }
    const path = pathname.replace(/^\/v1/, '')
    violations.push(...(check?.(method, path, searchParams) ?? []))
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    const grant = accounts.access.get(token)
    return grant
      ? api(response, path, searchParams, grant.account)
      : misbehave(response, 'token ended')
  }

  function api(response: ServerResponse, path: string, query: URLSearchParams, account: Account) {
    if (path === '/me') return json(response, 200, profileOf(account))
    if (path === '/me/playlists')
      return json(response, 200, pageOf(state.playlists.map(shown), query))
    if (path === '/me/tracks') {
      // The latest first, and in the old shape to this day.
      const entries = state.liked.toReversed()
      return json(
        response,
        200,
        pageOf(entries, query, (entry) => entryOf(entry, 'track')),
      )
    }
    const [, id, rest] = /^\/playlists\/([^/]+)(\/items)?$/.exec(path) ?? []
    const playlist = state.playlists.find((known) => known.id === id)
    if (!playlist) return misbehave(response, 'gone')
    if (!rest) return json(response, 200, shown(playlist))
    const mayRead = playlist.ownerId === account.profileId || playlist.collaborative
    if (!mayRead) return misbehave(response, 'forbidden')
    const page = playlist.recorded
      ? pageOf(playlist.recorded, query)
      : pageOf(playlist.entries, query, (entry) => entryOf(entry, state.shape))
    const isCut = page.offset + page.items.length >= state.stopsAt
    return json(response, 200, isCut ? { ...page, next: null } : page)
  }

  const shown = (playlist: Playlist) =>
    state.oddHeads.includes(playlist.id)
      ? { ...headOf(playlist), name: { not: 'a name' } }
      : headOf(playlist)

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(400).end(String(error)))
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
    asked,
    violations,
    /** Lets calls to a path go wrong, so many times, after so many that go well. */
    trouble: (on: RegExp, fault: Fault, { times = 1, after = 0 } = {}) =>
      troubles.push({ on, fault, times, after }),
    /** Every call goes well again, and all but who is signed in is as it was at first. */
    calm: () => {
      troubles.splice(0)
      Object.assign(state, usual())
      accounts.calm()
    },
    countOf: (path: RegExp) => asked.filter((call) => path.test(call.path)).length,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const profileOf = ({ accountId, profileId, name }: Account) => ({
  ...(accountId ? { account_id: accountId } : {}),
  display_name: name,
  id: profileId,
  type: 'user',
  uri: `spotify:user:${profileId}`,
})

const headOf = ({ entries, recorded, ownerId, collaborative, snapshotId, ...head }: Playlist) => {
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

function pageOf<Item>(all: Item[], query: URLSearchParams, show = (item: Item): unknown => item) {
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

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += piece
  return text
}
