import 'server-only'
import { db, type ImportListRow, type ImportRow } from '@/db'
import { skipEvent } from '@/lib/importers/skip'
import { trackEvent } from '@/lib/importers/track'
import type { ImportEvent } from '@/lib/importers/types'
import { listPlaylistItems, type YoutubeEntry } from '@/lib/integrations/youtube/playlists'
import { listVideos, type YoutubeVideo } from '@/lib/integrations/youtube/videos'
import { readVideoSong } from '@/lib/matching/song-of-video'
import type { SkipReason } from '@/lib/skip-reasons'
import { resolveSongs } from '../library/resolve-songs'
import { keepVideos } from '../videos/keep-videos'

export type Step = { row: ImportRow; list: ImportListRow }
type Read = Exclude<ImportEvent, { type: 'playlist' }>

const SKIP_BY_STATE = {
  private: { code: 'private_video' },
  deleted: { code: 'deleted_video' },
  gone: { code: 'removed_from_service', params: { service: 'YouTube' } },
} satisfies Record<string, SkipReason>

/** What came of a page: it was stored, there is nothing to read, or somebody else read it meanwhile. */
export type PageResult = 'read' | 'empty' | 'stopped'

/** Whether the last page was read: none is named after it. */
export const isReadToEnd = ({ nextOffset, snapshotId }: ImportListRow): boolean =>
  nextOffset > 0 && snapshotId === null

/**
 * Reads the next page of a playlist and stores it, with the name of the page after it, all or
 * nothing: whoever goes on after a crash doubles nothing and misses nothing. Throws YoutubeError.
 */
export async function readYoutubePage({ row, list }: Step): Promise<PageResult> {
  const page = await listPlaylistItems(list.externalId, list.snapshotId)
  const ids = page.entries.flatMap(({ videoId }) => videoId ?? [])
  const videos = await listVideos([...new Set(ids)])
  const byId = new Map(videos.map((video) => [video.videoId, video]))
  const events = page.entries.map((entry, at) => readEntry(entry, list.nextOffset + at + 1, byId))
  const tracks = events.flatMap((event) => (event.type === 'track' ? [event.track] : []))
  const skipped = events.flatMap((event) => (event.type === 'skip' ? [event] : []))
  const key = { importId: row.id, number: list.number }
  return db.transaction(async (tx) => {
    const to = list.nextOffset + events.length
    const total = Math.max(page.total ?? list.total, to)
    if (!(await tx.importLists.advance(key, { from: list.nextOffset, to, total }))) return 'stopped'
    await tx.importLists.update(key, { snapshotId: events.length > 0 ? page.next : null })
    await keepVideos(tx, videos)
    const resolved = await resolveSongs(tx, tracks, { source: 'youtube', userId: row.userId })
    await tx.importEntries.add(
      key,
      tracks.map(({ line, addedAt }, index) => ({
        position: line,
        songId: resolved[index]!.songId,
        addedAt: addedAt ? new Date(addedAt) : null,
      })),
    )
    await tx.importSkips.addToList(key, skipped)
    const isWanted = await tx.importProgress.addCounts(row.id, {
      imported: tracks.length,
      created: resolved.filter(({ isNew }) => isNew).length,
      skipped: skipped.length,
    })
    if (!isWanted) return 'stopped'
    return to === 0 ? 'empty' : 'read'
  })
}

/** Begins a playlist once more whose next page is known no more; false where that was done before. */
export async function readYoutubeAnew({ row, list }: Step): Promise<boolean> {
  if (list.restarts > 0) return false
  const key = { importId: row.id, number: list.number }
  await db.transaction(async (tx) => {
    const { entries } = await tx.importEntries.count(key)
    await tx.importEntries.remove(key)
    const skipped = await tx.importSkips.removeFromList(key)
    await tx.importLists.update(key, { nextOffset: 0, snapshotId: null, restarts: 1 })
    await tx.importProgress.addCounts(row.id, { imported: -entries, skipped: -skipped })
  })
  return true
}

function readEntry(entry: YoutubeEntry, line: number, videos: Map<string, YoutubeVideo>): Read {
  const video = entry.videoId === null ? undefined : videos.get(entry.videoId)
  if (!video) {
    return skipEvent({ line, ...SKIP_BY_STATE[entry.gone ?? 'gone'], text: entry.title })
  }
  const addedAt = entry.addedAt === null ? Number.NaN : Date.parse(entry.addedAt)
  return trackEvent({
    line,
    ...readVideoSong(video),
    durationMs: video.durationMs,
    youtubeId: video.videoId,
    addedAt: Number.isNaN(addedAt) ? null : new Date(addedAt).toISOString(),
  }) as Read
}
