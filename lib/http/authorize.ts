import 'server-only'
import type { RequestContext } from '@/lib/auth/create-context'
import type { DeferredRateLimit } from '@/lib/context'
import { type Contract, storesData } from '@/lib/contract/contract'
import { requireAdmin, requireUser } from '@/lib/services/shared/access'
import { auditingRefusals } from '@/lib/services/shared/audit-refusals'
import { assertSpaceForWrites } from '@/lib/services/uploads/disk-space'
import { parseIfMatch } from './etag'
import { consumeRateLimit, deferRateLimit } from './rate-limit'
import { assertSameAccount } from './same-account'
import { assertSameOrigin } from './same-origin'
import { assertTokenScope } from './token-scope'

type Call = {
  method: string
  headers: Headers
  /** Receives the headers of the rate limit. */
  responseHeaders?: Record<string, string>
  /** Receives the limit that the verb counts, before anything else can be rejected. */
  onDeferredLimit?: (limit: DeferredRateLimit) => void
}

/**
 * Authorizes a call of an operation, from the API or from a server action: rate limit, origin of
 * cookie writes, access, token scope and disk space, in this order. Returns the context for the verb.
 * @throws AppError `rate_limited`, `cross_site_request`, `account_changed`, `unauthenticated`, `forbidden`,
 * `insufficient_scope`, `insufficient_storage`
 */
export async function authorize(
  contract: Contract,
  ctx: RequestContext,
  call: Call,
): Promise<RequestContext> {
  const deferredLimit = await applyRateLimit(contract, ctx, call)
  if (ctx.actor?.via === 'cookie') {
    assertSameOrigin(call.method, call.headers)
    assertSameAccount(call.headers, ctx.actor.userId)
  }
  assertAccess(contract, ctx)
  assertTokenScope(contract, ctx.actor)
  if (storesData(contract)) await assertSpaceForWrites()
  const ifMatch = contract.versioned ? call.headers.get('if-match') : null
  return ctx.for({ deferredLimit, ifVersions: parseIfMatch(ifMatch) })
}

async function applyRateLimit(
  contract: Contract,
  ctx: RequestContext,
  { responseHeaders = {}, onDeferredLimit }: Call,
): Promise<DeferredRateLimit | undefined> {
  const { limit, verbCountsLimit } = contract
  const { actor, address } = ctx
  const subject = limit === 'auth' || !actor ? address : actor.userId
  const deferred =
    verbCountsLimit && actor ? deferRateLimit(limit, subject, responseHeaders) : undefined
  const count = async () =>
    void Object.assign(responseHeaders, await consumeRateLimit(limit, subject))
  if (deferred) onDeferredLimit?.(deferred)
  else if (limit === 'auth') await auditingRefusals(ctx, count)
  else await count()
  return deferred
}

function assertAccess({ access }: Contract, ctx: RequestContext): void {
  if (access === 'user') requireUser(ctx)
  if (access === 'admin') requireAdmin(ctx)
}
