import 'server-only'
import { db } from '@/db'
import { AppError } from '@/lib/errors'
import { fetchPlaylists, PAGE } from '@/lib/integrations/spotify/api'
import { UpstreamError } from '@/lib/integrations/upstream-error'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { askSpotify } from './call'
import { waitOf } from './problems'
import { beginImport, LIKED, type WantedList } from './start'

const provider = 'spotify' as const
const USERS_AT_ONCE = 200
/** The night's work is spread over this long, so that one app's users do not come all at once. */
const SPREAD_MS = 60 * 60_000

/** Puts a sync in the queue for everybody who wants one at night; answers how many. */
export async function startNightlySync(): Promise<number> {
  await openQueue()
  let count = 0
  for (let after: string | undefined; ; ) {
    const users = await db.connections.listNightly(provider, { limit: USERS_AT_ONCE, after })
    await db.transaction(async (tx) => {
      for (const { userId } of users) {
        const startAfter = new Date(Date.now() + Math.random() * SPREAD_MS)
        await enqueue(tx, 'spotify_sync', { userId }, { userId, startAfter })
      }
    })
    count += users.length
    after = users.at(-1)?.userId
    if (users.length < USERS_AT_ONCE) return count
  }
}

/**
 * Looks which of a user's playlists changed at Spotify and imports those; by their versions, which
 * cost a call for fifty. Comes back by itself where Spotify asks to wait.
 */
export async function syncUser(userId: string): Promise<void> {
  const connection = await db.connections.find({ userId, provider })
  if (!connection || connection.brokenReason) return
  try {
    const lists = await changedLists(userId)
    if (connection.syncsLiked) lists.push(LIKED)
    if (lists.length === 0) return
    await openQueue()
    await db.transaction((tx) => beginImport(tx, userId, lists))
  } catch (error) {
    const startAfter = waitOf(error)
    if (startAfter) return comeBack(userId, startAfter)
    // A refusal is shown where the user looks; the night does not insist.
    if (error instanceof AppError && error.code !== 'spotify_unavailable') return
    if (error instanceof UpstreamError && error.status === 403) return
    throw error
  }
}

async function changedLists(userId: string): Promise<WantedList[]> {
  const known = await db.playlists.listByOrigin(userId, provider)
  const byId = new Map(known.map((playlist) => [playlist.originExternalId, playlist]))
  const changed: WantedList[] = []
  for (let offset = 0; byId.size > 0; offset += PAGE) {
    const page = await askSpotify(userId, (token) => fetchPlaylists(token, offset))
    for (const { id: externalId, name, snapshotId } of page.playlists) {
      const playlist = byId.get(externalId)
      byId.delete(externalId)
      if (!playlist) continue
      if (snapshotId !== null && playlist.originSnapshotId === snapshotId) {
        await db.playlists.noteSync({ userId, id: playlist.id }, { snapshotId })
      } else changed.push({ kind: 'playlist', externalId, name })
    }
    if (!page.hasMore) break
  }
  return changed
}

async function comeBack(userId: string, startAfter: Date): Promise<void> {
  await openQueue()
  await db.transaction((tx) => enqueue(tx, 'spotify_sync', { userId }, { userId, startAfter }))
}
