import 'server-only'
import { db, type PlayQueueRow, type Repositories, type SongRow } from '@/db'
import { MAX_QUEUED_SONGS, type Queue } from '@/lib/contract/queue'
import { presentSong } from '../shared/present'
import { findPosition } from './play-position'

/** Reads what a user plays. */
export async function readQueue(store: Repositories, userId: string): Promise<Queue> {
  return presentQueue(store, userId, await store.playQueues.find(userId))
}

/** Returns a row of the play queues in the form of the API, with the songs; undefined is an empty one. */
export async function presentQueue(
  store: Repositories,
  userId: string,
  row: PlayQueueRow | undefined,
): Promise<Queue> {
  if (!row) return EMPTY_QUEUE
  const items = await store.queuedSongs.list(userId)
  const song = row.songId ? await store.songs.find(userId, row.songId) : undefined
  const { contextKind: kind, contextId, deviceId, deviceName } = row
  return {
    version: row.version,
    context: kind && { kind, id: contextId },
    order: row.playOrder,
    repeat: row.repeat,
    current: song ? await presentCurrent(row, song) : null,
    device: deviceId === null ? null : { id: deviceId, name: deviceName ?? '' },
    queued: items.slice(0, MAX_QUEUED_SONGS).map((item) => ({
      id: item.id,
      songId: item.song.id,
      addedAt: item.addedAt.toISOString(),
      song: presentSong(item.song),
    })),
    updatedAt: row.updatedAt.toISOString(),
  }
}

const EMPTY_QUEUE: Queue = {
  version: 0,
  context: null,
  order: 'balanced',
  repeat: 'all',
  current: null,
  device: null,
  queued: [],
  updatedAt: null,
}

async function presentCurrent(row: PlayQueueRow, song: SongRow) {
  const { positionMs, isPaused } = await findPosition(db.playPositions(), row, song.durationMs)
  return {
    songId: song.id,
    ...(row.trackId ? { trackId: row.trackId } : {}),
    ...(row.turn ? { turn: row.turn } : {}),
    ...(row.itemId ? { itemId: row.itemId } : {}),
    positionMs,
    paused: isPaused,
    song: presentSong(song),
  }
}
