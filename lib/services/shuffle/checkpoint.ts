import 'server-only'
import { db } from '@/db'
import { log } from '@/lib/observability/log'

/** What a crash may cost of a session's place, where Redis is lost with it. */
const GATHER_MS = 100
/** One that is held by edits so often is as far as they are, or gone. */
const TRIES = 20

type Noted = { turn: number; tries: number }

const waiting = new Map<string, Noted>()
let isPlanned = false
let writing: Promise<void> | undefined

/** Notes in Postgres how far a session is, after the answer and together with others. */
export function checkpoint(sessionId: string, turn: number): void {
  note(sessionId, { turn, tries: 0 })
}

/** Writes what waits, and waits until it is written: the end of the process. */
export async function settleCheckpoints(): Promise<void> {
  while (writing) await writing
  if (waiting.size === 0) return
  writing = write().finally(() => {
    writing = undefined
  })
  await writing
}

function note(sessionId: string, noted: Noted): void {
  const known = waiting.get(sessionId)
  if (known === undefined || known.turn < noted.turn) waiting.set(sessionId, noted)
  if (isPlanned) return
  isPlanned = true
  setTimeout(() => {
    isPlanned = false
    void settleCheckpoints()
  }, GATHER_MS)
}

async function write(): Promise<void> {
  const batch = [...waiting]
  waiting.clear()
  try {
    const reached = await db.shuffleTurns.checkpointMany(
      batch.map(([sessionId, { turn }]) => ({ sessionId, turn })),
    )
    for (const [sessionId, { turn, tries }] of batch) {
      if (!reached.has(sessionId) && tries < TRIES) note(sessionId, { turn, tries: tries + 1 })
    }
  } catch (error) {
    log().warn({ err: error, sessions: batch.length }, 'shuffle checkpoints were not kept')
  }
}
