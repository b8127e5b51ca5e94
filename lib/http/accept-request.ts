import 'server-only'
import { createContext } from '@/lib/auth/create-context'
import type { Context } from '@/lib/context'
import type { Contract, InputOf } from '@/lib/contract/contract'
import type { ApiContext } from './api-context'
import { authorize } from './authorize'
import { assertNotBlocked } from './limit-rejected'
import { assertAcceptable, assertContentType } from './negotiate'
import { parseInput } from './parse-input'
import { parseJson } from './parse-json'
import { readBytes } from './read-body'

const MAX_BODY_BYTES = 1_048_576

/** Authorizes an API call and parses its input. @throws AppError for each reason to reject it */
export async function acceptRequest<C extends Contract>(contract: C, c: ApiContext) {
  const ctx = await authorizeRequest(contract, c)
  const input = parseInput(contract, {
    params: c.req.param(),
    query: readQuery(c),
    body: contract.body ? await readJson(contract, c) : {},
  }) as InputOf<C>
  return { ctx, input }
}

/** Makes all checks that do not need the body. @throws AppError for each reason to reject the call */
export async function authorizeRequest(contract: Contract, c: ApiContext): Promise<Context> {
  const { headers } = c.req.raw
  assertAcceptable(headers.get('accept'), contract.media)
  assertNotBlocked(headers)
  const ctx = await createContext(headers, {
    requestId: c.get('requestId'),
    traceId: c.get('traceId'),
  })
  return authorize(contract, ctx, {
    method: c.req.method,
    headers,
    responseHeaders: c.get('responseHeaders'),
    onDeferredLimit: (limit) => c.set('deferredLimit', limit),
  })
}

async function readJson({ method }: Contract, c: ApiContext) {
  const { headers } = c.req.raw
  const type = headers.get('content-type')
  const kind = method === 'patch' ? 'patch' : 'json'
  const hasBody = headers.has('transfer-encoding') || Number(headers.get('content-length')) > 0
  if (hasBody || type !== null) assertContentType(type, kind)
  const bytes = await readBytes(c.req.raw, MAX_BODY_BYTES)
  if (bytes.byteLength > 0) assertContentType(type, kind)
  return parseJson(bytes)
}

/** Returns the parameters of the query; a repeated one is an array. */
export function readQuery(c: ApiContext): Record<string, unknown> {
  if (!c.req.url.includes('?')) return {}
  const pairs = Object.entries(c.req.queries())
  return Object.fromEntries(
    pairs.map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  )
}
