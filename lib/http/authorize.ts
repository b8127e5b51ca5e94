import 'server-only'
import type { RequestContext } from '@/lib/auth/create-context'
import type { DeferredRateLimit } from '@/lib/context'
import type { Contract } from '@/lib/contract/contract'
import { requireAdmin, requireUser } from '@/lib/services/shared/access'
import { parseIfMatch } from './etag'
import { consumeRateLimit, deferRateLimit } from './rate-limit'
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
 * cookie writes, access and token scope, in this order. Returns the context for the verb.
 * @throws AppError `rate_limited`, `cross_site_request`, `unauthenticated`, `forbidden`,
 * `insufficient_scope`
 */
export async function authorize(
  contract: Contract,
  ctx: RequestContext,
  call: Call,
): Promise<RequestContext> {
  const deferredLimit = await applyRateLimit(contract, ctx, call)
  if (ctx.actor?.via === 'cookie') assertSameOrigin(call.method, call.headers)
  assertAccess(contract, ctx)
  assertTokenScope(contract, ctx.actor)
  const ifMatch = contract.versioned ? call.headers.get('if-match') : null
  return ctx.for({ deferredLimit, ifVersions: parseIfMatch(ifMatch) })
}

async function applyRateLimit(
  contract: Contract,
  { actor, address }: RequestContext,
  { responseHeaders = {}, onDeferredLimit }: Call,
): Promise<DeferredRateLimit | undefined> {
  const { limit, verbCountsLimit } = contract
  const subject = limit === 'auth' || !actor ? address : actor.userId
  const deferred =
    verbCountsLimit && actor ? deferRateLimit(limit, subject, responseHeaders) : undefined
  if (deferred) onDeferredLimit?.(deferred)
  else Object.assign(responseHeaders, await consumeRateLimit(limit, subject))
  return deferred
}

function assertAccess({ access }: Contract, ctx: RequestContext): void {
  if (access === 'user') requireUser(ctx)
  if (access === 'admin') requireAdmin(ctx)
}
