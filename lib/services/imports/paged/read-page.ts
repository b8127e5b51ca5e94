import 'server-only'
import { db } from '@/db'
import { resolveSongs } from '../../library/resolve-songs'
import { keyOf, type ListStep, type Page, type PagedProvider } from './provider'

/** Spotify limits a playlist to 10,000 entries, but not liked songs. */
const MAX_LIST_ENTRIES = 200_000
const FIELD_SOURCES = { spotify: 'spotify', youtube: 'video_title' } as const

/** How the reading of a list ended: at its end, before it, or without any track. */
export type ListResult = 'end' | 'cut_short' | 'no_tracks'

/**
 * Reads and stores the next page of a list. `stopped` if the import has ended, or if another worker
 * has stored the page.
 */
export async function readPage(
  provider: PagedProvider,
  step: ListStep,
): Promise<ListResult | 'more' | 'stopped'> {
  const page = await provider.fetchPage(step)
  const { nextOffset, total } = step.list
  if (!page) return findResult(step, { read: nextOffset, total })
  const stored = await storePage(provider, step, page)
  if (!stored) return 'stopped'
  if (await provider.isRestImported?.(step, stored.songIds)) return 'end'
  if (page.hasMore && stored.read < MAX_LIST_ENTRIES) return 'more'
  return findResult(step, stored)
}

async function findResult(
  step: ListStep,
  { read, total }: { read: number; total: number },
): Promise<ListResult> {
  if (read < total) return 'cut_short'
  const { entries } = await db.importEntries.count(keyOf(step))
  return entries === 0 && read > 0 ? 'no_tracks' : 'end'
}

/**
 * Stores a page and the position of the page after it in one transaction, so that after a crash no
 * entry is lost or stored twice. Null if the import has ended, or the page was stored already.
 */
async function storePage({ source }: PagedProvider, step: ListStep, page: Page) {
  const { row, list } = step
  const key = keyOf(step)
  const tracks = page.events.flatMap((event) => (event.type === 'track' ? [event.track] : []))
  const skipped = page.events.filter((event) => event.type === 'skip')
  const read = list.nextOffset + page.events.length
  const total = Math.max(page.total ?? list.total, read)
  return db.transaction(async (tx) => {
    if (!(await tx.importLists.advance(key, { from: list.nextOffset, to: read, total })))
      return null
    if (page.nextToken !== undefined) {
      await tx.importLists.update(key, { snapshotId: page.nextToken })
    }
    const resolved = await resolveSongs(tx, tracks, {
      source,
      userId: row.userId,
      sourceOf: () => FIELD_SOURCES[source],
    })
    const entries = resolved.flatMap(({ songId }, index) => {
      const track = tracks[index]
      if (!track) return []
      const addedAt = track.addedAt ? new Date(track.addedAt) : null
      return [{ position: track.line, songId, addedAt }]
    })
    await tx.importEntries.add(key, entries)
    await tx.importSkips.addToList(key, skipped)
    const isOpen = await tx.importProgress.addCounts(row.id, {
      imported: tracks.length,
      created: resolved.filter(({ isNew }) => isNew).length,
      skipped: skipped.length,
    })
    return isOpen ? { read, total, songIds: resolved.map(({ songId }) => songId) } : null
  })
}
