import 'server-only'
import { z } from 'zod'
import { callYoutube } from './call'
import { YoutubeError } from './youtube-error'

const PAGE = 50

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
    .max(PAGE),
})

export type YoutubePlaylist = { id: string; title: string; description: string; count: number }

/** A playlist by its id. Throws YoutubeError, `not_found` also for private ones. */
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

/** An entry of a playlist; `videoId` is null and `gone` says why where there is no video to play. */
export type YoutubeEntry = {
  videoId: string | null
  title: string
  addedAt: string | null
  gone: 'private' | 'deleted' | null
}

/** `total` is how many entries the playlist has; null where YouTube does not say. */
export type YoutubePage = { entries: YoutubeEntry[]; next: string | null; total: number | null }

/** Fifty entries of a playlist, from the beginning or from `pageToken`. Throws YoutubeError. */
export async function listPlaylistItems(
  playlistId: string,
  pageToken: string | null,
): Promise<YoutubePage> {
  const { items, nextPageToken, pageInfo } = await callYoutube(
    'playlistItems',
    {
      part: 'snippet,status',
      playlistId,
      maxResults: PAGE,
      pageToken: pageToken ?? undefined,
    },
    Items,
  )
  const entries = items.map(({ snippet, status }): YoutubeEntry => {
    const gone = goneOf(snippet.title, status?.privacyStatus, snippet.videoOwnerChannelTitle)
    return {
      videoId: gone ? null : (snippet.resourceId?.videoId ?? null),
      title: snippet.title,
      addedAt: snippet.publishedAt ?? null,
      gone,
    }
  })
  return { entries, next: nextPageToken ?? null, total: pageInfo?.totalResults ?? null }
}

// YouTube keeps the place of a video that is gone, under a name of its own and without a channel.
function goneOf(title: string, privacy: string | undefined, owner: string | undefined) {
  if (privacy === 'private') return 'private'
  if (owner !== undefined || !/^(Private|Deleted) video$/.test(title)) return null
  return title.startsWith('Private') ? 'private' : 'deleted'
}
