import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type FakePlaylist, type FakeVideo, searchVideos, toIsoDuration } from './catalogue'
import { findRequestFaults } from './check-request'
import { FAULTS, type YoutubeFaultMode } from './faults'
import { mergeOver, readRecordedShape } from './recorded'

/** The key of the server. */
const KEY = 'key-of-the-fake-youtube'
const MAX_PAGE_SIZE = 50

/**
 * Simulates the Data API and oEmbed of YouTube on 127.0.0.1: responds in recorded forms from its own
 * catalogue, checks each request against the API description, and fails on demand.
 */
export class FakeYoutube {
  readonly videos = new Map<string, FakeVideo>()
  readonly playlists = new Map<string, FakePlaylist>()
  /** Requests by the last part of their path. */
  readonly calls: { what: string; key: string; parameters: Record<string, string> }[] = []
  /** Keys of users, with the fault of all responses to them; null for none. */
  readonly userKeys = new Map<string, YoutubeFaultMode | null>()
  /** Violations of requests against the API description. */
  readonly faults: string[] = []
  /** The fault of all responses; null for none. */
  mode: YoutubeFaultMode | null = null
  /** The number of requests of each kind that succeed before the fault. */
  failsAfter = 0
  delayMs = 0
  /** After so many entries there is no next page, whatever the total is. */
  endsAfter = Number.POSITIVE_INFINITY
  /** The number of page tokens that are rejected as expired. */
  expiredTokens = 0
  private readonly server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const key = String(request.headers['x-goog-api-key'] ?? '')
    setTimeout(() => this.respond(url, key, response), this.delayMs)
  })

  async start(): Promise<Record<string, string>> {
    this.server.listen(0, '127.0.0.1')
    await once(this.server, 'listening')
    const base = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    return {
      YOUTUBE_API_KEY: KEY,
      YOUTUBE_API_URL: `${base}/youtube/v3`,
      YOUTUBE_OEMBED_URL: `${base}/oembed`,
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
  }

  add(...videos: FakeVideo[]): void {
    for (const video of videos) this.videos.set(video.id, video)
  }

  countCalls(what: string): number {
    return this.calls.filter((request) => request.what === what).length
  }

  reset(): void {
    this.calls.length = 0
    this.faults.length = 0
    this.mode = null
    this.failsAfter = 0
    this.delayMs = 0
    this.endsAfter = Number.POSITIVE_INFINITY
    this.expiredTokens = 0
    this.userKeys.clear()
  }

  private respond(url: URL, key: string, response: ServerResponse): unknown {
    const what = url.pathname.split('/').at(-1) ?? ''
    const before = this.countCalls(what)
    this.calls.push({ what, key, parameters: Object.fromEntries(url.searchParams) })
    if (this.mode && before >= this.failsAfter) return void FAULTS[this.mode](response)
    if (what === 'oembed') return this.embed(url, response)
    this.faults.push(...findRequestFaults(url))
    const fault = this.faultOf(key)
    if (fault) return void FAULTS[fault](response)
    const parameters = Object.fromEntries(url.searchParams) as Record<string, string>
    if (what === 'search') return send(response, this.search(parameters))
    if (what === 'videos') return send(response, this.list(parameters))
    if (what === 'playlists') return send(response, this.listPlaylists(parameters))
    if (what === 'playlistItems') return this.listItems(parameters, response)
    return send(response, { error: { code: 404, errors: [{ reason: 'notFound' }] } }, 404)
  }

  private faultOf(key: string): YoutubeFaultMode | null {
    const fault = key === KEY ? null : this.userKeys.get(key)
    return fault === undefined ? 'key' : fault
  }

  private search({ q = '', maxResults = '5', regionCode = '' }: Record<string, string>) {
    const { frame, item } = readRecordedShape('search__search_by_keywords_p1')
    const found = searchVideos(this.videos.values(), q)
      .filter(({ isEmbeddable = true }) => isEmbeddable)
      .filter(({ blockedIn }) => !blockedIn?.includes(regionCode))
      .slice(0, Number(maxResults))
    const items = found.map(({ id, title, channel }) =>
      mergeOver(item, {
        id: { kind: 'youtube#video', videoId: id },
        snippet: { title, channelTitle: channel },
      }),
    )
    return { ...frame, items }
  }

  private list({ id = '' }: Record<string, string>) {
    const { frame, item } = readRecordedShape('videos__videos_info_single')
    const items = id.split(',').flatMap((one) => {
      const video = this.videos.get(one)
      if (!video || video.privacy === 'private') return []
      const { isEmbeddable = true, isMadeForKids = false, privacy = 'public' } = video
      const region =
        video.blockedIn || video.allowedIn
          ? { regionRestriction: { blocked: video.blockedIn, allowed: video.allowedIn } }
          : {}
      return mergeOver(item, {
        id: video.id,
        snippet: { title: video.title, channelTitle: video.channel },
        contentDetails: { duration: toIsoDuration(video.seconds), ...region },
        status: { embeddable: isEmbeddable, madeForKids: isMadeForKids, privacyStatus: privacy },
      })
    })
    return { ...frame, items }
  }

  private listPlaylists({ id = '' }: Record<string, string>) {
    const { frame, item } = readRecordedShape('playlists__playlists_single')
    const playlist = this.playlists.get(id)
    const items = playlist
      ? [
          mergeOver(item, {
            id,
            snippet: { title: playlist.title, description: '' },
            contentDetails: { itemCount: playlist.videoIds.length },
          }),
        ]
      : []
    return { ...frame, items }
  }

  private listItems(ask: Record<string, string>, response: ServerResponse): unknown {
    const playlist = this.playlists.get(ask.playlistId ?? '')
    if (!playlist) {
      const error = {
        code: 404,
        errors: [{ domain: 'youtube.playlistItem', reason: 'playlistNotFound' }],
      }
      return send(response, { error }, 404)
    }
    if (ask.pageToken && this.expiredTokens-- > 0) return FAULTS.page(response)
    const { frame, item } = readRecordedShape('playlist_items__playlist_items_paged_1')
    const from = Number(ask.pageToken ?? 0)
    const size = Math.min(MAX_PAGE_SIZE, Number(ask.maxResults ?? 5))
    const items = playlist.videoIds.slice(from, from + size).map((id, at) => {
      const video = this.videos.get(id)
      const isPrivate = video?.privacy === 'private'
      const isHere = video !== undefined && !isPrivate
      return mergeOver(item, {
        snippet: {
          title: isHere ? video.title : isPrivate ? 'Private video' : 'Deleted video',
          publishedAt: '2020-05-17T10:00:00Z',
          position: from + at,
          resourceId: { kind: 'youtube#video', videoId: id },
          ...(isHere ? { videoOwnerChannelTitle: video.channel } : {}),
        },
        status: {
          privacyStatus: isPrivate ? 'private' : isHere ? 'public' : 'privacyStatusUnspecified',
        },
      })
    })
    const total = playlist.videoIds.length
    const isLast = from + size >= Math.min(total, this.endsAfter)
    return send(response, {
      ...frame,
      pageInfo: { totalResults: total, resultsPerPage: size },
      items,
      ...(isLast ? {} : { nextPageToken: String(from + size) }),
    })
  }

  private embed({ searchParams }: URL, response: ServerResponse): unknown {
    const listId = /list=([\w-]+)/.exec(searchParams.get('url') ?? '')?.[1]
    const playlist = listId === undefined ? undefined : this.playlists.get(listId)
    if (playlist) return send(response, { title: playlist.title, type: 'video', version: '1.0' })
    const id = /v=([\w-]{11})/.exec(searchParams.get('url') ?? '')?.[1] ?? ''
    const video = this.videos.get(id)
    const status = findEmbedStatus(video)
    if (status !== 200) {
      response.writeHead(status, { 'content-type': 'text/plain' })
      return response.end()
    }
    return send(response, {
      title: video!.title,
      author_name: video!.channel,
      type: 'video',
      version: '1.0',
    })
  }
}

function findEmbedStatus(video: FakeVideo | undefined): number {
  if (!video) return 404
  if (video.privacy === 'private') return 403
  return video.isEmbeddable === false ? 401 : 200
}

function send(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' })
  response.end(JSON.stringify(body))
}
