import 'server-only'
import type { Context as HonoContext } from 'hono'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, ResultOf } from '@/lib/contract/contract'
import { log } from '@/lib/observability/log'
import { administrator, signedIn } from '@/lib/services/access'
import { whoIsAsking } from '@/lib/session'
import { clientAddress } from './client-address'
import { etagOf, isKnown, versionOf } from './etag'
import { assertAcceptable, assertContentType } from './negotiate'
import { parseInput } from './parse-input'
import { limitRate } from './rate-limit'
import { parseJson, readBytes } from './read-body'
import { assertSameOrigin } from './same-origin'

const BODY_BYTES_MOST = 1_048_576

export type ApiEnv = { Variables: { requestId: string } }
export type ApiContext = HonoContext<ApiEnv>
export type Verb<C extends Contract> = (ctx: Context, input: InputOf<C>) => Promise<ResultOf<C>>

/** A door to a verb: who asks, how often, with what; then the verb; then what was promised. */
export function bind<C extends Contract>(contract: C, verb: Verb<C>) {
  return async (c: ApiContext): Promise<Response> => {
    const ctx = await admit(contract, c)
    const input = parseInput(contract, {
      params: c.req.param(),
      query: queryOf(c),
      body: contract.body ? await readJson(c) : {},
    })
    return answer(contract, c, await verb(ctx, input as InputOf<C>))
  }
}

/** Everything that is decided before a body is read. Throws the problem that keeps a caller out. */
export async function admit(contract: Contract, c: ApiContext): Promise<Context> {
  const { headers } = c.req.raw
  assertAcceptable(headers.get('accept'), contract.media)
  const actor = await whoIsAsking(headers)
  const address = clientAddress(headers)
  const subject = contract.limit === 'auth' || !actor ? address : actor.userId
  const limits = await limitRate(contract.limit, subject)
  for (const [name, value] of Object.entries(limits)) c.header(name, value)
  if (actor?.via === 'cookie') assertSameOrigin(c.req.method, headers)
  const requestId = c.get('requestId')
  const ctx: Context = {
    actor,
    requestId,
    log: log().child({ requestId }),
    address,
    userAgent: headers.get('user-agent'),
    ifVersion: contract.versioned ? versionOf(headers.get('if-match')) : undefined,
  }
  if (contract.access === 'user') signedIn(ctx)
  if (contract.access === 'admin') administrator(ctx)
  return ctx
}

async function readJson(c: ApiContext) {
  const { headers } = c.req.raw
  const hasBody = headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0
  if (hasBody || headers.has('content-type')) {
    assertContentType(headers.get('content-type'), 'json')
  }
  return parseJson(await readBytes(c.req.raw, BODY_BYTES_MOST))
}

function queryOf(c: ApiContext): Record<string, unknown> {
  const pairs = Object.entries(c.req.queries())
  return Object.fromEntries(
    pairs.map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  )
}

/** The verb's result as the contract promises it. */
export function answer(contract: Contract, c: ApiContext, result: unknown): Response {
  if (contract.output === null) return c.body(null, contract.status as 204)
  const output = contract.output.parse(result) as {
    id?: string
    version?: number
    nextCursor?: string | null
  }
  const text = JSON.stringify(output)
  c.header('Vary', 'Authorization, Cookie, Accept')
  c.header('Cache-Control', contract.limit === 'next' ? 'no-store' : 'private, no-cache')
  if (output.nextCursor) c.header('Link', `<${nextPage(c, output.nextCursor)}>; rel="next"`)
  if ((contract.status === 201 || contract.status === 202) && output.id) {
    c.header('Location', `${c.req.path.replace(/\/$/, '')}/${output.id}`)
  }
  if (contract.status === 200 && contract.limit !== 'next') {
    const etag = etagOf(output.version, text)
    c.header('ETag', etag)
    if (contract.method === 'get' && isKnown(c.req.header('if-none-match'), etag)) {
      return c.body(null, 304)
    }
  }
  c.header('Content-Type', 'application/json; charset=UTF-8')
  return c.body(text, contract.status as 200)
}

function nextPage(c: ApiContext, cursor: string): string {
  const url = new URL(c.req.url)
  url.searchParams.set('cursor', cursor)
  return url.pathname + url.search
}
