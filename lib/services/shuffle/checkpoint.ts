import 'server-only'
import { db } from '@/db'
import { log } from '@/lib/observability/log'

// One write a session at a time; while it is under way only the latest turn waits.
const waiting = new Map<string, number>()
const writing = new Map<string, Promise<void>>()

/** Notes in Postgres how far a session is, without holding up the answer. */
export function checkpoint(sessionId: string, turn: number): void {
  waiting.set(sessionId, Math.max(turn, waiting.get(sessionId) ?? 0))
  if (!writing.has(sessionId)) writing.set(sessionId, write(sessionId))
}

async function write(sessionId: string): Promise<void> {
  for (let turn = waiting.get(sessionId); turn !== undefined; turn = waiting.get(sessionId)) {
    waiting.delete(sessionId)
    try {
      await db.shuffleSessions.checkpoint(sessionId, turn)
    } catch (error) {
      log().warn({ err: error, sessionId }, 'a shuffle checkpoint was not kept')
    }
  }
  writing.delete(sessionId)
}

/** Waits until every checkpoint is written: the end of the process. */
export async function settleCheckpoints(): Promise<void> {
  await Promise.all(writing.values())
}
