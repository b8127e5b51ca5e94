import 'server-only'
import { db, type ImportListRow } from '@/db'
import { skipEvent } from '@/lib/importers/skip'
import { trackEvent } from '@/lib/importers/track'
import type { RowEvent } from '@/lib/importers/types'
import { listPlaylistItems, type YoutubeEntry } from '@/lib/integrations/youtube/playlists'
import { listVideos, type YoutubeVideo } from '@/lib/integrations/youtube/videos'
import { readVideoSong } from '@/lib/matching/song-of-video'
import type { SkipReason } from '@/lib/skip-reasons'
import type { ListStep, Page } from '../imports/paged/provider'
import { cacheVideos } from '../videos/cache-videos'
import { fetchListedPage, readListedToken } from './listed-videos'

const SKIP_BY_STATE = {
  private: { code: 'private_video' },
  deleted: { code: 'deleted_video' },
  gone: { code: 'removed_from_service', params: { service: 'YouTube' } },
} satisfies Record<string, SkipReason>

/**
 * Fetches the next page of a playlist and caches its videos; null after the last page.
 * @throws YoutubeError
 */
export async function fetchPage(step: ListStep): Promise<Page | null> {
  const { list } = step
  if (isReadToEnd(list)) return null
  const listed = readListedToken(list.snapshotId)
  if (listed) return fetchListedPage(step, listed)
  const { entries, next, total } = await listPlaylistItems(list.externalId, list.snapshotId)
  const ids = entries.flatMap(({ videoId }) => videoId ?? [])
  const videos = await listVideos([...new Set(ids)])
  await cacheVideos(db, videos)
  const byId = new Map(videos.map((video) => [video.videoId, video]))
  const events = entries.map((entry, index) => readEntry(entry, list.nextOffset + index + 1, byId))
  // An empty page ends the playlist, even if it names another page.
  const nextToken = events.length > 0 ? next : null
  return { events, total, hasMore: nextToken !== null, nextToken }
}

/** The token of the page after the last one is null. */
const isReadToEnd = ({ nextOffset, snapshotId }: ImportListRow): boolean =>
  nextOffset > 0 && snapshotId === null

function readEntry(entry: YoutubeEntry, line: number, videos: Map<string, YoutubeVideo>): RowEvent {
  const video = entry.videoId === null ? undefined : videos.get(entry.videoId)
  if (!video) return skipEvent({ line, ...SKIP_BY_STATE[entry.gone ?? 'gone'], text: entry.title })
  const addedAt = entry.addedAt === null ? Number.NaN : Date.parse(entry.addedAt)
  return trackEvent({
    line,
    ...readVideoSong(video),
    durationMs: video.durationMs,
    youtubeId: video.videoId,
    addedAt: Number.isNaN(addedAt) ? null : new Date(addedAt).toISOString(),
  })
}
