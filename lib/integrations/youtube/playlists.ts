import 'server-only'
import { z } from 'zod'
import { callYoutube } from './call'
import { YoutubeError } from './youtube-error'

const PAGE_SIZE = 50

const Playlists = z.object({
  items: z
    .array(
      z.object({
        id: z.string().max(100),
        snippet: z.object({ title: z.string().max(500), description: z.string().default('') }),
        contentDetails: z.object({ itemCount: z.int().min(0) }).optional(),
      }),
    )
    .default([]),
})

const Items = z.object({
  nextPageToken: z.string().max(500).optional(),
  pageInfo: z.object({ totalResults: z.int().min(0) }).optional(),
  items: z
    .array(
      z.object({
        snippet: z.object({
          title: z.string().max(500).default(''),
          publishedAt: z.string().max(50).optional(),
          resourceId: z.object({ videoId: z.string().max(20).optional() }).optional(),
          videoOwnerChannelTitle: z.string().max(500).optional(),
        }),
        status: z.object({ privacyStatus: z.string().optional() }).optional(),
      }),
    )
    .max(PAGE_SIZE),
})

export type YoutubePlaylist = { id: string; title: string; description: string; count: number }

/**
 * Finds a playlist by its id.
 * @throws YoutubeError, `not_found` also for private playlists
 */
export async function findYoutubePlaylist(id: string): Promise<YoutubePlaylist> {
  const { items } = await callYoutube(
    'playlists',
    { part: 'snippet,contentDetails', id, maxResults: 1 },
    Playlists,
  )
  const [found] = items
  if (!found) throw new YoutubeError('not_found')
  const { title, description } = found.snippet
  return { id: found.id, title, description, count: found.contentDetails?.itemCount ?? 0 }
}

/** An entry of a playlist; if its video is not available, `videoId` is null and `gone` is the reason. */
export type YoutubeEntry = {
  videoId: string | null
  title: string
  addedAt: string | null
  gone: 'private' | 'deleted' | null
}

/** `next` is the token of the next page. `total` is the length of the playlist; null if unknown. */
export type YoutubePage = { entries: YoutubeEntry[]; next: string | null; total: number | null }

/**
 * Lists up to 50 entries of a playlist, from its start or from `pageToken`.
 * @throws YoutubeError
 */
export async function listPlaylistItems(
  playlistId: string,
  pageToken: string | null,
): Promise<YoutubePage> {
  const { items, nextPageToken, pageInfo } = await callYoutube(
    'playlistItems',
    {
      part: 'snippet,status',
      playlistId,
      maxResults: PAGE_SIZE,
      pageToken: pageToken ?? undefined,
    },
    Items,
  )
  const entries = items.map(({ snippet, status }): YoutubeEntry => {
    const gone = classifyMissing(
      snippet.title,
      status?.privacyStatus,
      snippet.videoOwnerChannelTitle,
    )
    return {
      videoId: gone ? null : (snippet.resourceId?.videoId ?? null),
      title: snippet.title,
      addedAt: snippet.publishedAt ?? null,
      gone,
    }
  })
  return { entries, next: nextPageToken ?? null, total: pageInfo?.totalResults ?? null }
}

// An unavailable video stays in the playlist, with a title of YouTube and without a channel.
function classifyMissing(title: string, privacy: string | undefined, owner: string | undefined) {
  if (privacy === 'private') return 'private'
  if (owner !== undefined || !/^(Private|Deleted) video$/.test(title)) return null
  return title.startsWith('Private') ? 'private' : 'deleted'
}
