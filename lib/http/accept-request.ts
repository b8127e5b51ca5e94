import 'server-only'
import { createContext } from '@/lib/auth/create-context'
import type { Context } from '@/lib/context'
import { type Contract, type InputOf, isPreflighted } from '@/lib/contract/contract'
import { extendRequestScope } from '@/lib/observability/request-scope'
import type { ApiContext } from './api-context'
import { authorize } from './authorize'
import { assertNotBlocked } from './limit-rejected'
import { assertAcceptable, assertPreflighted } from './negotiate'
import { parseInput } from './parse-input'
import { readJson } from './read-json'
import { assertNotCrossSite } from './same-origin'

/** Authorizes an API call and parses its input. @throws AppError for each reason to reject it */
export async function acceptRequest<C extends Contract>(contract: C, c: ApiContext) {
  const ctx = await authorizeRequest(contract, c)
  const input = parseInput(contract, {
    params: c.req.param(),
    query: readQuery(c),
    body: contract.body ? await readJson(contract, c, ctx) : {},
  }) as InputOf<C>
  return { ctx, input }
}

/** Makes all checks that do not need the body. @throws AppError for each reason to reject the call */
export async function authorizeRequest(contract: Contract, c: ApiContext): Promise<Context> {
  const { headers } = c.req.raw
  assertAcceptable(headers.get('accept'), contract.media)
  assertNotBlocked(headers)
  assertUsersIntent(contract, headers)
  const ctx = await createContext(headers, {
    requestId: c.get('requestId'),
    traceId: c.get('traceId'),
  })
  if (ctx.actor) {
    const { userId } = ctx.actor
    c.set('userId', userId)
    extendRequestScope({ userId })
  }
  return authorize(contract, ctx, {
    method: c.req.method,
    headers,
    responseHeaders: c.get('responseHeaders'),
    onDeferredLimit: (limit) => c.set('deferredLimit', limit),
  })
}

// Before the call counts for the sign-in limit, which a page of another site could use up.
function assertUsersIntent(contract: Contract, headers: Headers): void {
  if (contract.limit !== 'auth' || contract.method !== 'post') return
  if (isPreflighted(contract)) assertPreflighted(headers)
  else if (!headers.has('authorization')) assertNotCrossSite(headers)
}

/** Returns the parameters of the query; a repeated one is an array. */
export function readQuery(c: ApiContext): Record<string, unknown> {
  if (!c.req.url.includes('?')) return {}
  const pairs = Object.entries(c.req.queries())
  return Object.fromEntries(
    pairs.map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  )
}
