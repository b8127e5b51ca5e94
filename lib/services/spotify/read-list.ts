import 'server-only'
import { db, type ImportListRow, type ImportRow } from '@/db'
import { toPlaylistName } from '@/lib/importers/playlist-name'
import { skipEvent } from '@/lib/importers/skip'
import {
  fetchEntries,
  fetchLiked,
  fetchPlaylist,
  fetchPlaylists,
  PAGE_SIZE,
  type SpotifyPlaylist,
} from '@/lib/integrations/spotify/api'
import { classifyRefusal } from '@/lib/integrations/spotify/refusal'
import { UpstreamError } from '@/lib/integrations/upstream-error'
import type { SkipReason } from '@/lib/skip-reasons'
import { cleanDescription, toExcerpt } from '@/lib/song-text/clean-text'
import { resolveSongs } from '../library/resolve-songs'
import { askSpotify } from './call'
import { readEntry, UNKNOWN_ENTRY } from './entries'

export type Step = {
  row: ImportRow
  list: ImportListRow
  /** Whether it is the only list of its import: what is left out need not say where it stood. */
  isAlone: boolean
  /** Whether this is the last try: what a list brings wrong in it is not waited for any longer. */
  isLastTry: boolean
}
const keyOf = ({ row, list }: Pick<Step, 'row' | 'list'>) => ({
  importId: row.id,
  number: list.number,
})

const RESTARTS_MOST = 2
/** Spotify keeps 10,000 in a playlist, and liked songs without end. */
const ENTRIES_MOST = 200_000
/** So many lists are worth a look into the library, fifty at a time. */
const WORTH_A_PAGE = 3

/**
 * What came of a page: there is more, the list has ended, it broke off before its end, none of its
 * entries became a track, or somebody else read it meanwhile.
 */
export type PageResult = 'more' | 'end' | 'cut short' | 'no tracks' | 'stopped'

/** Finds out what a list is called and whether it changed since it was last brought in. */
export async function openList(step: Step): Promise<void> {
  if (step.list.kind === 'liked') {
    return db.importLists.update(keyOf(step), { state: 'reading' })
  }
  const head = await headOf(step)
  await ('code' in head ? leaveOut(step, head) : openAs(step, head))
}

/** Opens what one's own library tells of many lists at once; the others are asked for one by one. */
export async function openFromLibrary(row: ImportRow, lists: ImportListRow[]): Promise<void> {
  const wanted = new Map(
    lists
      .filter((list) => list.kind === 'playlist' && list.state === 'waiting')
      .map((list) => [list.externalId, list]),
  )
  for (let offset = 0; wanted.size >= WORTH_A_PAGE; offset += PAGE_SIZE) {
    const page = await askSpotify(row.userId, (token) => fetchPlaylists(token, offset))
    for (const head of page.playlists) {
      const list = wanted.get(head.id)
      if (list && wanted.delete(head.id)) await openAs({ row, list }, head)
    }
    if (!page.hasMore) return
  }
}

async function openAs(step: Pick<Step, 'row' | 'list'>, head: SpotifyPlaylist): Promise<void> {
  const { row, list } = step
  const known = await db.importedPlaylists.find(row.userId, originOf(list))
  const { snapshotId } = head
  const isSame = snapshotId !== null && known?.originSnapshotId === snapshotId
  await db.transaction(async (tx) => {
    await tx.importLists.update(keyOf(step), {
      name: toPlaylistName(head.name),
      description: cleanDescription(head.description),
      snapshotId,
      total: isSame ? 0 : head.trackCount,
      state: isSame ? 'unchanged' : 'reading',
    })
    await tx.importProgress.addCounts(row.id, {})
    if (known && isSame) {
      await tx.importedPlaylists.markSynced({ userId: row.userId, id: known.id }, { snapshotId })
      const { id, name, trackCount } = known
      await tx.importProgress.addPlaylist(row.id, { id, name, trackCount })
    }
  })
}

/**
 * Reads the next page of a list and stores it, with the place where the page after it begins, all
 * or nothing: whoever goes on after a crash doubles nothing and misses nothing.
 */
export async function readPage(step: Step): Promise<PageResult> {
  const { row, list } = step
  const page = await askSpotify(row.userId, (token) =>
    list.kind === 'liked'
      ? fetchLiked(token, list.nextOffset)
      : fetchEntries(token, list.externalId, list.nextOffset),
  )
  const events = page.entries.map((entry, index) => readEntry(entry, list.nextOffset + index + 1))
  const tracks = events.flatMap((event) => (event.type === 'track' ? [event.track] : []))
  const skipped = events.flatMap((event) => (event.type === 'skip' ? [event] : []))
  const to = list.nextOffset + events.length
  const outcome = await db.transaction(async (tx) => {
    const total = Math.max(page.total, to)
    const isFirst = await tx.importLists.advance(keyOf(step), { from: list.nextOffset, to, total })
    if (!isFirst) return 'stopped'
    const resolved = await resolveSongs(tx, tracks, { source: 'spotify', userId: row.userId })
    const songIds = [...new Set(resolved.map(({ songId }) => songId))]
    const isKnown =
      list.kind === 'liked' &&
      songIds.length > 0 &&
      (await tx.liked.count(row.userId, songIds)) === songIds.length
    await tx.importEntries.add(
      keyOf(step),
      tracks.map(({ line, addedAt }, index) => ({
        position: line,
        songId: resolved[index]!.songId,
        addedAt: addedAt ? new Date(addedAt) : null,
      })),
    )
    await tx.importSkips.addToList(
      keyOf(step),
      skipped.map((skip) => ({
        ...skip,
        text: step.isAlone
          ? skip.text
          : [skip.text, `(${toExcerpt(list.name)})`].filter(Boolean).join(' '),
      })),
    )
    const isWanted = await tx.importProgress.addCounts(row.id, {
      imported: tracks.length,
      created: resolved.filter(({ isNew }) => isNew).length,
      skipped: skipped.length,
    })
    return isWanted ? { isKnown } : 'stopped'
  })
  if (outcome === 'stopped') return 'stopped'
  // Liked songs come with the latest first: behind a page of known ones nothing is new.
  if (outcome.isKnown && (await hasLikedBefore(row.userId))) return 'end'
  if (page.hasMore && to < ENTRIES_MOST) return 'more'
  if (to < page.total) return 'cut short'
  const { entries } = await db.importEntries.count(keyOf(step))
  return entries === 0 && to > 0 ? 'no tracks' : 'end'
}

/** Whether a list changed at Spotify while it was read, and is to be read once more. */
export async function readAnew(step: Step): Promise<boolean> {
  const { row, list } = step
  const isShort = list.nextOffset === 0
  if (list.kind === 'liked' || isShort || list.restarts >= RESTARTS_MOST) return false
  const head = await headOf(step)
  if ('code' in head || head.snapshotId === list.snapshotId) return false
  await db.transaction(async (tx) => {
    const { entries } = await tx.importEntries.count(keyOf(step))
    await tx.importEntries.remove(keyOf(step))
    const skipped = await tx.importSkips.removeFromList(keyOf(step))
    await tx.importLists.update(keyOf(step), {
      nextOffset: 0,
      total: head.trackCount,
      snapshotId: head.snapshotId,
      restarts: list.restarts + 1,
    })
    await tx.importProgress.addCounts(row.id, { imported: -entries, skipped: -skipped })
  })
  return true
}

export const originOf = ({ externalId }: ImportListRow) => ({
  source: 'spotify' as const,
  externalId,
})

// A playlist, or why it is not to be had; what concerns more than this one is thrown.
async function headOf({ row, list, isLastTry }: Step) {
  try {
    return await askSpotify(row.userId, (token) => fetchPlaylist(token, list.externalId))
  } catch (error) {
    return reasonOf(error, isLastTry)
  }
}

/**
 * Why one list cannot be read where others can: for good, or where the last try brought nothing
 * that can be understood. Throws what concerns all of them.
 */
export function reasonOf(error: unknown, isLastTry: boolean): SkipReason {
  if (isLastTry && error instanceof UpstreamError && error.kind === 'malformed') {
    return UNKNOWN_ENTRY
  }
  const refusal = classifyRefusal(error)
  const params = { service: 'Spotify' } as const
  if (refusal === 'not_yours') return { code: 'list_not_shared', params }
  if (refusal === 'gone') return { code: 'list_not_found', params }
  throw error
}

/** Leaves a list out, and says so in the report. */
export async function leaveOut(step: Step, reason: SkipReason): Promise<void> {
  const { row, list } = step
  await db.transaction(async (tx) => {
    const { entries } = await tx.importEntries.count(keyOf(step))
    await tx.importEntries.remove(keyOf(step))
    await tx.importLists.update(keyOf(step), { state: 'left_out', total: 0 })
    const text = list.name || `Playlist ${list.externalId}`
    const skip = skipEvent({ line: 0, ...reason, text })
    await tx.importSkips.addToList(keyOf(step), [skip])
    await tx.importProgress.addCounts(row.id, { imported: -entries, skipped: 1 })
  })
}

async function hasLikedBefore(userId: string): Promise<boolean> {
  const connection = await db.connections.find({ userId, provider: 'spotify' })
  return connection?.syncsLiked ?? false
}
