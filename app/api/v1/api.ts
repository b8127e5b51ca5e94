import 'server-only'
import { Hono } from 'hono'
import { contracts } from '@/lib/contract/all'
import type { Contract } from '@/lib/contract/contract'
import { AppError, NotFoundError } from '@/lib/errors'
import type { ApiContext, ApiEnv } from '@/lib/http/bind'
import { methodsAt } from '@/lib/http/methods-at'
import { problemResponse, toProblem } from '@/lib/http/problem'
import { requestIdOf } from '@/lib/http/request-id'
import { named, reportError } from '@/lib/observability/report-error'
import { cron } from '../cron'
import { health } from '../health'
import { admin } from './admin'
import { auth } from './auth'
import { imports } from './imports'
import { jobs } from './jobs'
import { liked } from './liked'
import { me } from './me'
import { playlistTracks } from './playlist-tracks'
import { playlists } from './playlists'
import { plays } from './plays'
import { shuffle } from './shuffle'
import { songs } from './songs'

type Bound = readonly (readonly [Contract, (c: ApiContext) => Promise<Response>])[]

const resources: Bound[] = [
  auth,
  me,
  songs,
  playlists,
  playlistTracks,
  liked,
  plays,
  shuffle,
  imports,
  jobs,
  admin,
]

/** Everything under /api but next-auth's own paths, on whichever mount. */
export const api = new Hono<ApiEnv>({ strict: false })

api.use(async (c, next) => {
  const requestId = requestIdOf(c.req.header('x-request-id'))
  c.set('requestId', requestId)
  c.header('X-Request-Id', requestId)
  c.header('X-Content-Type-Options', 'nosniff')
  await next()
})

for (const [contract, handler] of resources.flat()) {
  const path = `/api/v1${contract.path.replace(/\{(\w+)\}/g, ':$1')}`
  api.on(contract.method.toUpperCase(), path, handler)
}

api.route('/api/health', health)
api.route('/api/cron', cron)

// What a call had set that goes with its problem too.
const KEPT = ['RateLimit', 'RateLimit-Policy', 'X-Request-Id', 'X-Content-Type-Options']

api.notFound((c) => {
  const methods = methodsAt(contracts, c.req.path)
  if (methods.length === 0) throw new NotFoundError('Path', c.req.path)
  const allow = methods.join(', ')
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { Allow: allow })
  throw new AppError('method_not_allowed', `${c.req.path} takes ${allow}.`, {
    headers: { Allow: allow },
  })
})

api.onError((thrown, c) => {
  const error = named(thrown)
  const requestId = c.get('requestId')
  const problem = toProblem(error, { instance: c.req.path, requestId })
  reportError(error, problem)
  const response = problemResponse(problem, error)
  for (const name of KEPT) {
    const value = c.res?.headers.get(name)
    if (value && !response.headers.has(name)) response.headers.set(name, value)
  }
  return response
})
