import 'server-only'
import { db, isLockTimeout } from '@/db'
import { AppError } from '@/lib/errors'
import { openQueue } from '@/lib/jobs/enqueue'

/** Whose call it is, under which key, and a digest of what is asked. */
export type Claim = { userId: string; operation: string; key: string; fingerprint: string }
export type KeptAnswer = { status: number; headers: Record<string, string>; body: string | null }
type Outcome = { answer: KeptAnswer; isReplay: boolean }

type Once = {
  claim: Claim
  /** Done before the transaction, where there is no answer yet; its failure is left to `work`. */
  prepare?: () => Promise<unknown>
  work: () => Promise<KeptAnswer>
  /** What is kept of a failure; undefined for one that may be tried again. */
  keepFailure: (error: unknown) => KeptAnswer | undefined
}

const OLD_AT_ONCE = 1_000

// Twins in this process wait here instead of each holding a connection.
const underWay = new Map<string, Promise<unknown>>()

/**
 * Does `work` once under a key: what it writes and its answer are one transaction, and whoever asks
 * again within 24 hours gets that answer. Throws `idempotency_key_reused` for another request under
 * the key, and `conflict` where the first is still under way elsewhere for longer than a lock waits.
 */
export async function once(wanted: Once): Promise<Outcome> {
  const { userId, operation, key } = wanted.claim
  const name = `${userId} ${operation} ${key}`
  while (underWay.has(name)) await underWay.get(name)
  const running = findOrWork(wanted)
  const settled = running.then(
    () => underWay.delete(name),
    () => underWay.delete(name),
  )
  underWay.set(name, settled)
  return running
}

/** The first answer to a claim, where there is one. Throws `idempotency_key_reused`. */
async function earlierAnswer(claim: Claim): Promise<KeptAnswer | undefined> {
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
export async function removeOldKeys(): Promise<number> {
  let count = 0
  for (;;) {
    const removed = await db.idempotencyKeys.removeExpired(OLD_AT_ONCE)
    count += removed
    if (removed < OLD_AT_ONCE) return count
  }
}

async function findOrWork({ claim, prepare, work, keepFailure }: Once): Promise<Outcome> {
  const earlier = await earlierAnswer(claim)
  if (earlier) return { answer: earlier, isReplay: true }
  await openQueue()
  await Promise.allSettled([prepare?.()])
  return db.ambientTransaction(async () => {
    if (!(await take(claim))) {
      const first = await earlierAnswer(claim)
      if (!first) throw underWayElsewhere()
      return { answer: first, isReplay: true }
    }
    const answer = await db.ambientTransaction(work).catch((error: unknown) => {
      const kept = keepFailure(error)
      if (kept) return kept
      throw error
    })
    await db.idempotencyKeys.save(claim, answer)
    return { answer, isReplay: false }
  })
}

async function take(claim: Claim): Promise<boolean> {
  try {
    return await db.idempotencyKeys.claim(claim)
  } catch (error) {
    if (isLockTimeout(error)) throw underWayElsewhere(error)
    throw error
  }
}

const underWayElsewhere = (cause?: unknown) =>
  new AppError('conflict', 'The first call with this Idempotency-Key is still under way.', {
    cause,
    headers: { 'Retry-After': '1' },
  })
