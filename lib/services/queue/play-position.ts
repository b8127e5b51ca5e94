import 'server-only'
import type { db, PlayQueueRow } from '@/db'

type Positions = ReturnType<typeof db.playPositions>
type Position = { positionMs: number; isPaused: boolean }

/** A device that plays sends its position at least this often; later it is not assumed to play on. */
const MAX_ASSUMED_MS = 15_000

/**
 * Returns the last position of the current song: that in Redis or in the row, whichever is later. While
 * the song plays, the time since then is added, at most 15 s and up to `durationMs`, its length.
 */
export async function findPosition(
  positions: Positions,
  row: PlayQueueRow,
  durationMs: number | null,
): Promise<Position> {
  const { userId, positionEpoch: epoch, isPaused, positionAt } = row
  const stored = { positionMs: row.positionMs, isPaused, at: positionAt.getTime() }
  const sent = await positions.get({ userId, epoch })
  const last = sent && sent.at >= stored.at ? sent : stored
  if (last.isPaused) return { positionMs: last.positionMs, isPaused: true }
  const sinceMs = Math.min(Math.max(Date.now() - last.at, 0), MAX_ASSUMED_MS)
  const positionMs = Math.min(last.positionMs + sinceMs, durationMs ?? Number.POSITIVE_INFINITY)
  return { positionMs: Math.max(positionMs, last.positionMs), isPaused: false }
}
