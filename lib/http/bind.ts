import 'server-only'
import { authenticate } from '@/lib/auth/authenticate'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, ResultOf } from '@/lib/contract/contract'
import { requireAdmin, requireUser } from '@/lib/services/shared/access'
import type { ApiContext } from './api-context'
import { clientAddress } from './client-address'
import { matchesEtag, parseIfMatch } from './etag'
import { respondIdempotently } from './idempotency'
import { assertNotBlocked } from './limit-rejected'
import { assertAcceptable, assertContentType } from './negotiate'
import { parseInput } from './parse-input'
import { parseJson } from './parse-json'
import { consumeRateLimit, deferRateLimit } from './rate-limit'
import { readBytes } from './read-body'
import { RequestContext } from './request-context'
import { notModified, renderResult, send } from './response'
import { assertSameOrigin } from './same-origin'
import { assertTokenScope } from './token-scope'

const MAX_BODY_BYTES = 1_048_576

export type { ApiContext } from './api-context'
export type Verb<C extends Contract> = (ctx: Context, input: InputOf<C>) => Promise<ResultOf<C>>
/** The strong ETag that a read will have, cheaper than the read; undefined where it cannot be told. */
export type FindEtag<C extends Contract> = (
  ctx: Context,
  input: InputOf<C>,
) => Promise<string | undefined>

/** A door to a verb: who asks, how often, with what; then the verb; then what was promised. */
export function bind<C extends Contract>(contract: C, verb: Verb<C>, tagOf?: FindEtag<C>) {
  return async (c: ApiContext): Promise<Response> => {
    const { ctx, input } = await acceptRequest(contract, c)
    if (contract.idempotent) {
      return respondIdempotently({ contract, c, ctx, payload: input }, async () =>
        renderResult(contract, c, await verb(ctx, input)),
      )
    }
    const tag = await tagOf?.(ctx, input)
    if (tag && matchesEtag(c.req.header('if-none-match'), tag)) return send(c, notModified(tag))
    return send(c, renderResult(contract, c, await verb(ctx, input), tag))
  }
}

/**
 * The same for a creating verb that needs something of the network first: `prepare` is done before
 * a transaction is open, and not at all where an answer is only repeated.
 */
export function bindPrepared<C extends Contract, Ready>(
  contract: C,
  prepare: (ctx: Context, input: InputOf<C>) => Promise<Ready>,
  verb: (ctx: Context, input: InputOf<C>, ready: Ready) => Promise<ResultOf<C>>,
) {
  return async (c: ApiContext): Promise<Response> => {
    const { ctx, input } = await acceptRequest(contract, c)
    let ready: Promise<Ready> | undefined
    const prepared = () => {
      ready ??= prepare(ctx, input)
      return ready
    }
    return respondIdempotently({ contract, c, ctx, payload: input, prepare: prepared }, async () =>
      renderResult(contract, c, await verb(ctx, input, await prepared())),
    )
  }
}

/** Who asks and with what, as the contract has it. Throws every problem that keeps a caller out. */
export async function acceptRequest<C extends Contract>(contract: C, c: ApiContext) {
  const ctx = await authorizeRequest(contract, c)
  const input = parseInput(contract, {
    params: c.req.param(),
    query: readQuery(c),
    body: contract.body ? await readJson(contract, c) : {},
  }) as InputOf<C>
  return { ctx, input }
}

/** Everything that is decided before a body is read. Throws the problem that keeps a caller out. */
export async function authorizeRequest(contract: Contract, c: ApiContext): Promise<Context> {
  const { headers } = c.req.raw
  assertAcceptable(headers.get('accept'), contract.media)
  const address = clientAddress(headers)
  assertNotBlocked(headers, address)
  const actor = await authenticate(headers)
  const subject = contract.limit === 'auth' || !actor ? address : actor.userId
  const heads = c.get('responseHeaders')
  const limit =
    contract.verbCountsLimit && actor ? deferRateLimit(contract.limit, subject, heads) : undefined
  if (limit) c.set('deferredLimit', limit)
  else Object.assign(heads, await consumeRateLimit(contract.limit, subject))
  if (actor?.via === 'cookie') assertSameOrigin(c.req.method, headers)
  const ctx = new RequestContext({
    actor,
    address,
    deferredLimit: limit,
    requestId: c.get('requestId'),
    traceId: c.get('traceId'),
    userAgent: headers.get('user-agent'),
    ifVersions: contract.versioned ? parseIfMatch(headers.get('if-match')) : undefined,
  })
  if (contract.access === 'user') requireUser(ctx)
  if (contract.access === 'admin') requireAdmin(ctx)
  assertTokenScope(contract, actor)
  return ctx
}

async function readJson({ method }: Contract, c: ApiContext) {
  const { headers } = c.req.raw
  const type = headers.get('content-type')
  const kind = method === 'patch' ? 'patch' : 'json'
  const isAnnounced = headers.has('transfer-encoding') || Number(headers.get('content-length')) > 0
  if (isAnnounced || type !== null) assertContentType(type, kind)
  const bytes = await readBytes(c.req.raw, MAX_BODY_BYTES)
  if (bytes.byteLength > 0) assertContentType(type, kind)
  return parseJson(bytes)
}

/** The query's parameters; one that is given twice is an array. */
export function readQuery(c: ApiContext): Record<string, unknown> {
  if (!c.req.url.includes('?')) return {}
  const pairs = Object.entries(c.req.queries())
  return Object.fromEntries(
    pairs.map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  )
}
