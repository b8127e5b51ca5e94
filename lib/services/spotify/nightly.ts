import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/db'
import { AppError } from '@/lib/errors'
import { toPlaylistName } from '@/lib/importers/playlist-name'
import { fetchPlaylists, PAGE_SIZE } from '@/lib/integrations/spotify/api'
import { UpstreamError } from '@/lib/integrations/upstream-error'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { askSpotify } from './call'
import { waitOf } from './problems'
import { beginImport, LIKED, type WantedList } from './start'

const provider = 'spotify' as const
const USERS_AT_ONCE = 200
/** The night's work is spread over this long, so that one app's users do not come all at once. */
const SPREAD_MS = 60 * 60_000

/** Puts a sync in the queue for everybody who wants one at night, once a day; answers how many. */
export async function startNightlySync(): Promise<number> {
  await openQueue()
  const day = new Date().toISOString().slice(0, 10)
  let count = 0
  for (let after: string | undefined; ; ) {
    const users = await db.nightlySyncs.list(provider, { limit: USERS_AT_ONCE, after })
    await db.transaction(async (tx) => {
      for (const { userId } of users) {
        const startAfter = new Date(Date.now() + Math.random() * SPREAD_MS)
        const id = jobId(userId, day)
        await enqueue(tx, 'spotify_sync', { userId }, { id, userId, startAfter })
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
  const known = await db.importedPlaylists.list(userId, provider)
  const byId = new Map(known.map((playlist) => [playlist.originExternalId, playlist]))
  const changed: WantedList[] = []
  const unchanged: string[] = []
  for (let offset = 0; byId.size > 0; offset += PAGE_SIZE) {
    const page = await askSpotify(userId, (token) => fetchPlaylists(token, offset))
    for (const { id: externalId, name, snapshotId } of page.playlists) {
      const playlist = byId.get(externalId)
      byId.delete(externalId)
      if (!playlist) continue
      const isSame = snapshotId !== null && playlist.originSnapshotId === snapshotId
      if (isSame) unchanged.push(playlist.id)
      else changed.push({ kind: 'playlist', externalId, name: toPlaylistName(name) })
    }
    if (!page.hasMore) break
  }
  await db.importedPlaylists.markUnchanged(userId, unchanged)
  return changed
}

async function comeBack(userId: string, startAfter: Date): Promise<void> {
  await openQueue()
  // All who wait for Spotify wait for the same moment.
  const id = jobId(userId, startAfter.toISOString())
  await db.transaction((tx) => enqueue(tx, 'spotify_sync', { userId }, { id, userId, startAfter }))
}

/** The id of a user's sync at a time, the same whenever it is made: the queue takes it once. */
function jobId(userId: string, time: string): string {
  const hash = createHash('sha256').update(`spotify_sync ${userId} ${time}`).digest('hex')
  const [a, b, c, d, e] = [0, 8, 13, 17, 20].map((from) => hash.slice(from))
  return [
    a!.slice(0, 8),
    b!.slice(0, 4),
    `8${c!.slice(0, 3)}`,
    `8${d!.slice(0, 3)}`,
    e!.slice(0, 12),
  ].join('-')
}
