import 'server-only'
import { db, isLockTimeout } from '@/db'
import { AppError } from '@/lib/errors'
import { openQueue } from '@/lib/jobs/enqueue'

/** The user, operation and key of a call, and a digest of its input. */
export type Claim = { userId: string; operation: string; key: string; fingerprint: string }
export type StoredResponse = {
  status: number
  headers: Record<string, string>
  body: string | null
}
type Outcome = { response: StoredResponse; isReplay: boolean }

type IdempotentCall = {
  claim: Claim
  /** Runs before the transaction unless there is a stored response. `work` handles its failure. */
  prepare?: () => Promise<unknown>
  work: () => Promise<StoredResponse>
  /** Returns the response to store for a failure; undefined if a retry may succeed. */
  storableFailure: (error: unknown) => StoredResponse | undefined
}

const DELETE_BATCH_SIZE = 1_000

// Calls with the same key wait for each other here, so that they do not each hold a connection.
const inFlight = new Map<string, Promise<unknown>>()

/**
 * Runs `work` once per key, in one transaction with its stored response. Calls with the same key within
 * 24 hours return that response.
 * @throws AppError `idempotency_key_reused` for another request with the key; `conflict` if the first
 * call still runs in another process when the lock timeout ends
 */
export async function runOnce(call: IdempotentCall): Promise<Outcome> {
  const { userId, operation, key } = call.claim
  const name = `${userId} ${operation} ${key}`
  while (inFlight.has(name)) await inFlight.get(name)
  const running = replayOrRun(call)
  const settled = running.then(
    () => inFlight.delete(name),
    () => inFlight.delete(name),
  )
  inFlight.set(name, settled)
  return running
}

/** Returns the stored response of a claim; undefined without one. @throws AppError `idempotency_key_reused` */
async function findStoredResponse(claim: Claim): Promise<StoredResponse | undefined> {
  const found = await db.idempotencyKeys.find(claim)
  if (!found) return undefined
  const { fingerprint, ...response } = found
  if (fingerprint === claim.fingerprint) return response
  throw new AppError(
    'idempotency_key_reused',
    'This Idempotency-Key was used for another request. Use a new key for each request.',
  )
}

/** Deletes expired keys, in batches. Returns their number. */
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
  storableFailure,
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
      const failure = storableFailure(error)
      if (failure) return failure
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
  new AppError(
    'conflict',
    'The first call with this Idempotency-Key is still running. Try again in a moment.',
    {
      cause,
      headers: { 'Retry-After': '1' },
    },
  )
