import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/db'
import { AppError } from '@/lib/errors'
import { toPlaylistName } from '@/lib/importers/playlist-name'
import { fetchPlaylists, PAGE_SIZE } from '@/lib/integrations/spotify/api'
import { UpstreamError } from '@/lib/integrations/upstream-error'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { callSpotify } from './call'
import { findRetryTime } from './problems'
import { createImport, LIKED_SONGS, type RequestedList } from './start'

const provider = 'spotify' as const
const BATCH_USERS = 200
/** The syncs start over this time, because all users share the rate limit of the app. */
const SPREAD_MS = 60 * 60_000

/** Queues the nightly sync of each user who enabled it, once a day; returns their number. */
export async function enqueueNightlySyncs(): Promise<number> {
  await openQueue()
  const day = new Date().toISOString().slice(0, 10)
  let count = 0
  for (let after: string | undefined; ; ) {
    const users = await db.nightlySyncs.list(provider, { limit: BATCH_USERS, after })
    await db.transaction(async (tx) => {
      for (const { userId } of users) {
        const startAfter = new Date(Date.now() + Math.random() * SPREAD_MS)
        const id = toJobId(userId, day)
        await enqueue(tx, 'spotify_sync', { userId }, { id, userId, startAfter })
      }
    })
    count += users.length
    after = users.at(-1)?.userId
    if (users.length < BATCH_USERS) return count
  }
}

/**
 * Imports those playlists of a user that changed at Spotify. Compares versions, which costs one call
 * for 50 playlists. If Spotify requests a pause, the job is queued again.
 */
export async function syncUser(userId: string): Promise<void> {
  const connection = await db.connections.find({ userId, provider })
  if (!connection || connection.brokenReason) return
  try {
    const lists = await findChangedLists(userId)
    if (connection.syncsLiked) lists.push(LIKED_SONGS)
    if (lists.length === 0) return
    await openQueue()
    await db.transaction((tx) => createImport(tx, userId, lists))
  } catch (error) {
    const startAfter = findRetryTime(error)
    if (startAfter) return requeue(userId, startAfter)
    // The import page shows these problems to the user; another try cannot succeed.
    if (error instanceof AppError && error.code !== 'spotify_unavailable') return
    if (error instanceof UpstreamError && error.status === 403) return
    throw error
  }
}

async function findChangedLists(userId: string): Promise<RequestedList[]> {
  const known = await db.importedPlaylists.list(userId, provider)
  const byId = new Map(known.map((playlist) => [playlist.originExternalId, playlist]))
  const changed: RequestedList[] = []
  const unchanged: string[] = []
  for (let offset = 0; byId.size > 0; offset += PAGE_SIZE) {
    const page = await callSpotify(userId, (token) => fetchPlaylists(token, offset))
    for (const { id: externalId, name, snapshotId } of page.playlists) {
      const playlist = byId.get(externalId)
      byId.delete(externalId)
      if (!playlist) continue
      const isUnchanged = snapshotId !== null && playlist.originSnapshotId === snapshotId
      if (isUnchanged) unchanged.push(playlist.id)
      else changed.push({ kind: 'playlist', externalId, name: toPlaylistName(name) })
    }
    if (!page.hasMore) break
  }
  await db.importedPlaylists.markUnchanged(userId, unchanged)
  return changed
}

async function requeue(userId: string, startAfter: Date): Promise<void> {
  await openQueue()
  // All jobs of a pause have the same time, so that a user has one.
  const id = toJobId(userId, startAfter.toISOString())
  await db.transaction((tx) => enqueue(tx, 'spotify_sync', { userId }, { id, userId, startAfter }))
}

/** Derives the id of the sync of a user at a time, so that the queue accepts it only once. */
function toJobId(userId: string, time: string): string {
  const hash = createHash('sha256').update(`spotify_sync ${userId} ${time}`).digest('hex')
  const [a, b] = [hash.slice(0, 8), hash.slice(8, 12)]
  return `${a}-${b}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
