import 'server-only'
import { db } from '@/db'
import type { RowEvent } from '@/lib/importers/types'
import { fetchEntries, fetchLiked } from '@/lib/integrations/spotify/api'
import { toExcerpt } from '@/lib/song-text/clean-text'
import type { ListStep, Page } from '../imports/paged/provider'
import { restartList } from '../imports/paged/restart-list'
import { callSpotify } from './call'
import { readEntry } from './entries'
import { findPlaylist } from './open-list'

const MAX_RESTARTS = 2

/** Fetches the next page of a playlist or of the liked songs. */
export async function fetchPage(step: ListStep): Promise<Page> {
  const { row, list } = step
  const { entries, total, hasMore } = await callSpotify(row.userId, (token) =>
    list.kind === 'liked'
      ? fetchLiked(token, list.nextOffset)
      : fetchEntries(token, list.externalId, list.nextOffset),
  )
  const events = entries.map((entry, index) => readEntry(entry, list.nextOffset + index + 1))
  return { events: step.isOnlyList ? events : withListName(events, list.name), total, hasMore }
}

function withListName(events: RowEvent[], name: string): RowEvent[] {
  const suffix = `(${toExcerpt(name)})`
  return events.map((event) =>
    event.type === 'skip' ? { ...event, text: `${event.text} ${suffix}`.trim() } : event,
  )
}

/**
 * Liked songs are listed with the latest first: after a page of songs that are all liked here, an
 * earlier import has read the rest.
 */
export async function isRestImported({ row, list }: ListStep, songIds: string[]): Promise<boolean> {
  if (list.kind !== 'liked' || songIds.length === 0) return false
  const distinct = [...new Set(songIds)]
  if ((await db.liked.count(row.userId, distinct)) < distinct.length) return false
  const connection = await db.connections.find({ userId: row.userId, provider: 'spotify' })
  return connection?.syncsLiked ?? false
}

/** Restarts a playlist that changed while it was read, at most twice; false if it did not. */
export async function restartIfChanged(step: ListStep): Promise<boolean> {
  const { list } = step
  const hasRead = list.nextOffset > 0
  if (list.kind === 'liked' || !hasRead || list.restarts >= MAX_RESTARTS) return false
  const playlist = await findPlaylist(step)
  if ('code' in playlist || playlist.snapshotId === list.snapshotId) return false
  const { trackCount: total, snapshotId } = playlist
  await restartList(step, { total, snapshotId })
  return true
}
