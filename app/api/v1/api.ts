import 'server-only'
import { Hono } from 'hono'
import { type Contract, scopeOf } from '@/lib/contract/contract'
import { AppError, NotFoundError } from '@/lib/errors'
import { createMethodLookup } from '@/lib/http/allowed-methods'
import { ANY_ORIGIN_PREFLIGHT } from '@/lib/http/any-origin'
import type { ApiContext, ApiEnv } from '@/lib/http/api-context'
import { preflightHeaders } from '@/lib/http/cors'
import { redirectToVersioned, toVersionedPath } from '@/lib/http/legacy'
import { countRejectedRequest, countUnmatchedRequest } from '@/lib/http/limit-rejected'
import { ACCEPT_PATCH } from '@/lib/http/negotiate'
import { toInstance, toProblem } from '@/lib/http/problem'
import { classifyError, reportError } from '@/lib/http/report-error'
import { beginRequest, completeResponse } from '@/lib/http/request'
import { problemResponse, send } from '@/lib/http/response'
import { tusHeaders } from '@/lib/http/tus-problem'
import { runInRequestScope } from '@/lib/observability/request-scope'
import { cron } from '../cron'
import { health } from '../health'
import { metrics } from '../metrics'
import { resources } from './resources'

/** All paths under /api except those of next-auth. */
export const api = new Hono<ApiEnv>({ strict: false })

api.use((c, next) =>
  runInRequestScope({}, async () => {
    try {
      beginRequest(c)
      await next()
    } catch (thrown) {
      // From `beginRequest` or `notFound`: `onError` handles what a handler throws.
      c.res = await sendProblem(c, thrown)
    }
    completeResponse(c)
  }),
)

/** Paths whose GET changes state; they do not support HEAD, which must not. */
const unsafeGetPaths = new Set<string>()
const isUnsafeGet = (contract: Contract) =>
  contract.method === 'get' && scopeOf(contract) === 'write'

for (const [contract, handler] of resources.flat()) {
  const path = `/api/v1${contract.path.replace(/\{(\w+)\}/g, ':$1')}`
  const route = `/api/v1${contract.path}`
  if (isUnsafeGet(contract)) unsafeGetPaths.add(path)
  api.on(contract.method.toUpperCase(), path, (c) => {
    c.set('route', route)
    if (c.req.method === 'HEAD' && isUnsafeGet(contract)) {
      throw methodNotAllowed(c, findMethods(c.req.path))
    }
    return handler(c)
  })
  if (contract.anyOrigin) {
    api.options(path, async (c) => {
      await countUnmatchedRequest(c)
      const headers = { ...methodHeaders(c, findMethods(c.req.path)), ...ANY_ORIGIN_PREFLIGHT }
      return send(c, { status: 204, headers, text: null })
    })
  }
}

api.route('/api/health', health)
api.route('/api/metrics', metrics)
api.route('/api/cron', cron)

let lookUpMethods: ((path: string) => string[]) | undefined

// Created on first use, when all routes are registered.
const findMethods = (path: string) => {
  lookUpMethods ??= createMethodLookup(api.routes, unsafeGetPaths)
  return lookUpMethods(path)
}

api.notFound(async (c) => {
  const successor = toVersionedPath(new URL(c.req.url).pathname)
  if (successor && findMethods(successor).length > 0 && c.req.method !== 'OPTIONS') {
    return send(c, redirectToVersioned(successor, c.req.url))
  }
  const methods = findMethods(successor ?? c.req.path)
  if (methods.length === 0) throw new NotFoundError('Path', c.req.path)
  if (c.req.method !== 'OPTIONS') throw methodNotAllowed(c, methods)
  await countUnmatchedRequest(c)
  const headers = {
    ...methodHeaders(c, methods),
    ...preflightHeaders(c.get('responseHeaders'), methods.join(', ')),
  }
  return send(c, { status: 204, headers, text: null })
})

function methodHeaders(c: ApiContext, methods: string[]): Record<string, string> {
  return {
    Allow: methods.join(', '),
    ...(methods.includes('PATCH') ? { 'Accept-Patch': ACCEPT_PATCH } : {}),
    ...tusHeaders(c.req.path),
  }
}

const methodNotAllowed = (c: ApiContext, methods: string[]) =>
  new AppError('method_not_allowed', `${c.req.path} supports only ${methods.join(', ')}.`, {
    headers: methodHeaders(c, methods),
    params: { path: c.req.path, methods: methods.join(', ') },
  })

api.onError((thrown, c) => sendProblem(c, thrown))

async function sendProblem(c: ApiContext, thrown: unknown): Promise<Response> {
  const error = await countRejectedRequest(c, classifyError(thrown))
  const problem = toProblem(error, {
    instance: toInstance(c.req.url),
    requestId: c.get('requestId'),
  })
  reportError(error, { ...problem, traceId: c.get('traceId') })
  return send(c, problemResponse(problem, error))
}
