import 'server-only'
import { db } from '@/db'
import { log } from '@/lib/observability/log'
import { runInRequestScope } from '@/lib/observability/request-scope'

/** Turns of at most this time are lost if the process and Redis fail together. */
const FLUSH_DELAY_MS = 100
/** A session that is locked by edits this many times is stored by them, or has ended. */
const MAX_ATTEMPTS = 20

type Checkpoint = { turn: number; attempts: number }

const pending = new Map<string, Checkpoint>()
let isScheduled = false
let writing: Promise<void> | undefined

/** Stores the turn of a session in Postgres soon, in one statement with those of other sessions. */
export function scheduleCheckpoint(sessionId: string, turn: number): void {
  enqueue(sessionId, { turn, attempts: 0 })
}

/** Writes the pending checkpoints and resolves once they are written, for the end of the process. */
export async function flushCheckpoints(): Promise<void> {
  while (writing) await writing
  if (pending.size === 0) return
  writing = writePending().finally(() => {
    writing = undefined
  })
  await writing
}

function enqueue(sessionId: string, checkpoint: Checkpoint): void {
  const known = pending.get(sessionId)
  if (known === undefined || known.turn < checkpoint.turn) pending.set(sessionId, checkpoint)
  if (isScheduled) return
  isScheduled = true
  setTimeout(() => {
    isScheduled = false
    // It is for the sessions of several requests.
    void runInRequestScope({}, flushCheckpoints)
  }, FLUSH_DELAY_MS)
}

async function writePending(): Promise<void> {
  const batch = [...pending]
  pending.clear()
  try {
    const written = await db.shuffleTurns.checkpointMany(
      batch.map(([sessionId, { turn }]) => ({ sessionId, turn })),
    )
    for (const [sessionId, { turn, attempts }] of batch) {
      if (written.has(sessionId) || attempts >= MAX_ATTEMPTS) continue
      enqueue(sessionId, { turn, attempts: attempts + 1 })
    }
  } catch (error) {
    log().warn({ err: error, sessions: batch.length }, 'storing shuffle checkpoints failed')
  }
}
