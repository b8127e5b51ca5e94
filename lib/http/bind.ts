import 'server-only'
import { whoIsAsking } from '@/lib/auth/session'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, ResultOf } from '@/lib/contract/contract'
import { administrator, signedIn } from '@/lib/services/shared/access'
import { notModified, render, send } from './answer'
import type { ApiContext } from './api-context'
import { clientAddress } from './client-address'
import { assertMayPresent } from './count-refusal'
import { isKnown, versionsOf } from './etag'
import { assertAcceptable, assertContentType } from './negotiate'
import { answerOnce } from './once'
import { parseInput } from './parse-input'
import { parseJson } from './parse-json'
import { limitRate, ownLimit } from './rate-limit'
import { readBytes } from './read-body'
import { RequestContext } from './request-context'
import { assertSameOrigin } from './same-origin'
import { assertScope } from './token-scope'

const BODY_BYTES_MOST = 1_048_576

export type { ApiContext } from './api-context'
export type Verb<C extends Contract> = (ctx: Context, input: InputOf<C>) => Promise<ResultOf<C>>
/** The strong ETag that a read will have, cheaper than the read; undefined where it cannot be told. */
export type TagOf<C extends Contract> = (
  ctx: Context,
  input: InputOf<C>,
) => Promise<string | undefined>

/** A door to a verb: who asks, how often, with what; then the verb; then what was promised. */
export function bind<C extends Contract>(contract: C, verb: Verb<C>, tagOf?: TagOf<C>) {
  return async (c: ApiContext): Promise<Response> => {
    const { ctx, input } = await openDoor(contract, c)
    if (contract.idempotent) {
      return answerOnce({ contract, c, ctx, asked: input }, async () =>
        render(contract, c, await verb(ctx, input)),
      )
    }
    const tag = await tagOf?.(ctx, input)
    if (tag && isKnown(c.req.header('if-none-match'), tag)) return send(c, notModified(tag))
    return send(c, render(contract, c, await verb(ctx, input), tag))
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
    const { ctx, input } = await openDoor(contract, c)
    let ready: Promise<Ready> | undefined
    const prepared = () => {
      ready ??= prepare(ctx, input)
      return ready
    }
    return answerOnce({ contract, c, ctx, asked: input, prepare: prepared }, async () =>
      render(contract, c, await verb(ctx, input, await prepared())),
    )
  }
}

/** Who asks and with what, as the contract has it. Throws every problem that keeps a caller out. */
export async function openDoor<C extends Contract>(contract: C, c: ApiContext) {
  const ctx = await admit(contract, c)
  const input = parseInput(contract, {
    params: c.req.param(),
    query: queryOf(c),
    body: contract.body ? await readJson(contract, c) : {},
  }) as InputOf<C>
  return { ctx, input }
}

/** Everything that is decided before a body is read. Throws the problem that keeps a caller out. */
export async function admit(contract: Contract, c: ApiContext): Promise<Context> {
  const { headers } = c.req.raw
  assertAcceptable(headers.get('accept'), contract.media)
  const address = clientAddress(headers)
  assertMayPresent(headers, address)
  const actor = await whoIsAsking(headers)
  const subject = contract.limit === 'auth' || !actor ? address : actor.userId
  const heads = c.get('heads')
  const limit =
    contract.countsItself && actor ? ownLimit(contract.limit, subject, heads) : undefined
  if (limit) c.set('ownLimit', limit)
  else Object.assign(heads, await limitRate(contract.limit, subject))
  if (actor?.via === 'cookie') assertSameOrigin(c.req.method, headers)
  const ctx = new RequestContext({
    actor,
    address,
    limit,
    requestId: c.get('requestId'),
    traceId: c.get('traceId'),
    userAgent: headers.get('user-agent'),
    ifVersions: contract.versioned ? versionsOf(headers.get('if-match')) : undefined,
  })
  if (contract.access === 'user') signedIn(ctx)
  if (contract.access === 'admin') administrator(ctx)
  assertScope(contract, actor)
  return ctx
}

async function readJson({ method }: Contract, c: ApiContext) {
  const { headers } = c.req.raw
  const type = headers.get('content-type')
  const kind = method === 'patch' ? 'patch' : 'json'
  const isAnnounced = headers.has('transfer-encoding') || Number(headers.get('content-length')) > 0
  if (isAnnounced || type !== null) assertContentType(type, kind)
  const bytes = await readBytes(c.req.raw, BODY_BYTES_MOST)
  if (bytes.byteLength > 0) assertContentType(type, kind)
  return parseJson(bytes)
}

/** The query's parameters; one that is given twice is an array. */
export function queryOf(c: ApiContext): Record<string, unknown> {
  if (!c.req.url.includes('?')) return {}
  const pairs = Object.entries(c.req.queries())
  return Object.fromEntries(
    pairs.map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  )
}
