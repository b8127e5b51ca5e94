import 'server-only'
import { db } from '@/db'
import { skipEvent } from '@/lib/importers/skip'
import { trackEvent } from '@/lib/importers/track'
import type { RowEvent } from '@/lib/importers/types'
import { placeholderTitle } from '@/lib/importers/youtube-link'
import { findVideoEmbed, type VideoEmbed } from '@/lib/integrations/youtube/oembed'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { readVideoSong } from '@/lib/matching/song-of-video'
import type { ListStep, Page } from '../imports/paged/provider'
import { mapBounded } from '../shared/map-bounded'

const TOKEN_PREFIX = 'videos:'
const PAGE_SIZE = 50
const MAX_PARALLEL = 8

const SKIPPED = {
  gone: 'deleted_video',
  private: 'private_video',
  not_embeddable: 'not_embeddable_video',
} as const

/** Returns the page token of a list whose videos are known: their ids. Null for none. */
export const toListedToken = (videoIds: readonly string[]): string | null =>
  videoIds.length > 0 ? TOKEN_PREFIX + videoIds.join() : null

/** Returns the ids of a page token of `toListedToken`; null for tokens of YouTube. */
export const readListedToken = (token: string | null): string[] | null =>
  token?.startsWith(TOKEN_PREFIX) ? token.slice(TOKEN_PREFIX.length).split(',') : null

/**
 * Returns the next 50 of the listed videos, with their titles by oEmbed, which are cached for 30 days.
 * If YouTube does not respond, the job tries again; at its last try the videos without a title get a
 * placeholder.
 * @throws YoutubeError
 */
export async function fetchListedPage(
  { list, isLastTry }: ListStep,
  videoIds: readonly string[],
): Promise<Page> {
  const pageIds = videoIds.slice(0, PAGE_SIZE)
  // A playlist may contain a video more than once.
  const distinct = [...new Set(pageIds)]
  const found = await mapBounded(distinct, MAX_PARALLEL, async (id) => ({
    id,
    ...(await findVideoEmbed(id)),
  }))
  if (!isLastTry && found.some(isUnknown)) throw new YoutubeError('unavailable')
  await db.videos.upsertEmbeds(
    found.flatMap(({ id, title, channel }) =>
      title === null ? [] : [{ id, title, channel: channel ?? '' }],
    ),
  )
  const embeds = new Map(found.map((embed) => [embed.id, embed]))
  const events = pageIds.map((videoId, index) =>
    toEvent({ videoId, line: list.nextOffset + index + 1, embed: embeds.get(videoId) }),
  )
  const nextToken = toListedToken(videoIds.slice(PAGE_SIZE))
  return { events, total: null, hasMore: nextToken !== null, nextToken }
}

const isUnknown = ({ embedding }: VideoEmbed): boolean => embedding === 'unknown'

type ListedVideo = { videoId: string; line: number; embed: VideoEmbed | undefined }

function toEvent({ videoId, line, embed }: ListedVideo): RowEvent {
  const { embedding = 'unknown', title = null, channel = null } = embed ?? {}
  if (embedding !== 'embeddable' && embedding !== 'unknown') {
    return skipEvent({ line, code: SKIPPED[embedding], text: videoId })
  }
  const song =
    title === null
      ? { title: placeholderTitle(videoId), artists: [] }
      : readVideoSong({ title, channel: channel ?? '' })
  return trackEvent({ line, ...song, youtubeId: videoId })
}
