import 'server-only'
import { LRUCache } from 'lru-cache'
import { db } from '@/db'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'
import { type AuditedRequest, recordAuditEvent } from './audit'

const MAX_CALLERS = 10_000
const RECORDED_FOR_MS = 10 * 60_000

/** Callers whose refusals were recorded: the log grows with the attackers, not with their attempts. */
const recorded = new LRUCache<string, true>({ max: MAX_CALLERS, ttl: RECORDED_FOR_MS })

/**
 * Runs a check of a sign-in, and records a refusal by a rate limit: the first of an address and an
 * account within ten minutes. `email` is that of the account, if it is known. Returns its result.
 * @throws the error of `check`
 */
export async function auditingRefusals<Result>(
  request: AuditedRequest,
  check: () => Promise<Result>,
  email?: string,
): Promise<Result> {
  try {
    return await check()
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited') await record(request, email)
    throw error
  }
}

async function record(request: AuditedRequest, email = ''): Promise<void> {
  const caller = `${request.address ?? ''} ${email}`
  if (recorded.has(caller)) return
  recorded.set(caller, true)
  try {
    const user = email ? await db.users.findByEmail(email) : undefined
    await recordAuditEvent(request, { userId: user?.id ?? null, event: 'sign_in_limited' })
  } catch (error) {
    // The sign-in is refused without a record.
    log().warn({ err: error }, 'refused sign-in not recorded')
  }
}
