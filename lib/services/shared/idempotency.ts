import 'server-only'
import { db, isLockTimeout } from '@/db'
import { AppError } from '@/lib/errors'
import { openQueue } from '@/lib/jobs/enqueue'

/** Whose call it is, under which key, and a digest of what is asked. */
export type Claim = { userId: string; operation: string; key: string; fingerprint: string }
export type StoredResponse = {
  status: number
  headers: Record<string, string>
  body: string | null
}
type Outcome = { response: StoredResponse; isReplay: boolean }

type IdempotentCall = {
  claim: Claim
  /** Done before the transaction, where there is no answer yet; its failure is left to `work`. */
  prepare?: () => Promise<unknown>
  work: () => Promise<StoredResponse>
  /** What is kept of a failure; undefined for one that may be tried again. */
  storableFailure: (error: unknown) => StoredResponse | undefined
}

const DELETE_BATCH_SIZE = 1_000

// Twins in this process wait here instead of each holding a connection.
const inFlight = new Map<string, Promise<unknown>>()

/**
 * Does `work` once under a key: what it writes and its answer are one transaction, and whoever asks
 * again within 24 hours gets that answer. Throws `idempotency_key_reused` for another request under
 * the key, and `conflict` where the first is still under way elsewhere for longer than a lock waits.
 */
export async function runOnce(wanted: IdempotentCall): Promise<Outcome> {
  const { userId, operation, key } = wanted.claim
  const name = `${userId} ${operation} ${key}`
  while (inFlight.has(name)) await inFlight.get(name)
  const running = replayOrRun(wanted)
  const settled = running.then(
    () => inFlight.delete(name),
    () => inFlight.delete(name),
  )
  inFlight.set(name, settled)
  return running
}

/** The first answer to a claim, where there is one. Throws `idempotency_key_reused`. */
async function findStoredResponse(claim: Claim): Promise<StoredResponse | undefined> {
  const found = await db.idempotencyKeys.find(claim)
  if (!found) return undefined
  const { fingerprint, ...answer } = found
  if (fingerprint === claim.fingerprint) return answer
  throw new AppError(
    'idempotency_key_reused',
    'This Idempotency-Key belongs to another request. Use a new one for each.',
  )
}

/** Removes keys whose day is over; answers how many. */
export async function deleteExpiredKeys(): Promise<number> {
  let count = 0
  for (;;) {
    const removed = await db.idempotencyKeys.removeExpired(DELETE_BATCH_SIZE)
    count += removed
    if (removed < DELETE_BATCH_SIZE) return count
  }
}

async function replayOrRun({
  claim,
  prepare,
  work,
  storableFailure: keepFailure,
}: IdempotentCall): Promise<Outcome> {
  const earlier = await findStoredResponse(claim)
  if (earlier) return { response: earlier, isReplay: true }
  await openQueue()
  await Promise.allSettled([prepare?.()])
  return db.ambientTransaction(async () => {
    if (!(await insertClaim(claim))) {
      const first = await findStoredResponse(claim)
      if (!first) throw stillInFlight()
      return { response: first, isReplay: true }
    }
    const response = await db.ambientTransaction(work).catch((error: unknown) => {
      const kept = keepFailure(error)
      if (kept) return kept
      throw error
    })
    await db.idempotencyKeys.save(claim, response)
    return { response, isReplay: false }
  })
}

async function insertClaim(claim: Claim): Promise<boolean> {
  try {
    return await db.idempotencyKeys.claim(claim)
  } catch (error) {
    if (isLockTimeout(error)) throw stillInFlight(error)
    throw error
  }
}

const stillInFlight = (cause?: unknown) =>
  new AppError('conflict', 'The first call with this Idempotency-Key is still under way.', {
    cause,
    headers: { 'Retry-After': '1' },
  })
