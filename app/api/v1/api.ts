import 'server-only'
import { Hono } from 'hono'
import type { Contract } from '@/lib/contract/contract'
import { AppError, NotFoundError } from '@/lib/errors'
import { problemAnswer, send } from '@/lib/http/answer'
import type { ApiContext, ApiEnv } from '@/lib/http/api-context'
import { preflightHeads } from '@/lib/http/cors'
import { movedTo, versioned } from '@/lib/http/legacy'
import { methodsOf } from '@/lib/http/methods-at'
import { ACCEPT_PATCH } from '@/lib/http/negotiate'
import { toProblem } from '@/lib/http/problem'
import { beginRequest, completeAnswer } from '@/lib/http/request'
import { tusHeads } from '@/lib/http/tus-problem'
import { named, reportError } from '@/lib/observability/report-error'
import { cron } from '../cron'
import { health } from '../health'
import { metrics } from '../metrics'
import { admin } from './admin'
import { apiTokens } from './api-tokens'
import { auth } from './auth'
import { connections } from './connections'
import { imports } from './imports'
import { jobs } from './jobs'
import { liked } from './liked'
import { me } from './me'
import { openApi } from './openapi'
import { ownSongs } from './own-songs'
import { playlistTracks } from './playlist-tracks'
import { playlists } from './playlists'
import { plays } from './plays'
import { sessions } from './sessions'
import { shuffle } from './shuffle'
import { songs } from './songs'
import { spotify } from './spotify'
import { uploads } from './uploads'
import { videos } from './videos'
import { youtube } from './youtube'

type Bound = readonly (readonly [Contract, (c: ApiContext) => Promise<Response>])[]

const resources: Bound[] = [
  auth,
  me,
  sessions,
  apiTokens,
  songs,
  ownSongs,
  uploads,
  videos,
  playlists,
  playlistTracks,
  liked,
  plays,
  shuffle,
  imports,
  connections,
  spotify,
  youtube,
  jobs,
  admin,
  openApi,
]

/** Everything under /api but next-auth's own paths, on whichever mount. */
export const api = new Hono<ApiEnv>({ strict: false })

api.use(async (c, next) => {
  try {
    beginRequest(c)
    await next()
  } catch (thrown) {
    // Of the address, or of a path that is none: what a handler throws was answered within.
    c.res = refuse(c, thrown)
  }
  completeAnswer(c)
})

for (const [contract, handler] of resources.flat()) {
  const path = `/api/v1${contract.path.replace(/\{(\w+)\}/g, ':$1')}`
  const route = `/api/v1${contract.path}`
  api.on(contract.method.toUpperCase(), path, (c) => {
    c.set('route', route)
    return handler(c)
  })
}

api.route('/api/health', health)
api.route('/api/metrics', metrics)
api.route('/api/cron', cron)

let methodsAt: ((path: string) => string[]) | undefined

api.notFound((c) => {
  methodsAt ??= methodsOf(api.routes)
  const successor = versioned(new URL(c.req.url).pathname)
  if (successor && methodsAt(successor).length > 0 && c.req.method !== 'OPTIONS') {
    return send(c, movedTo(successor, c.req.url))
  }
  const methods = methodsAt(successor ?? c.req.path)
  if (methods.length === 0) throw new NotFoundError('Path', c.req.path)
  const allow = methods.join(', ')
  const heads: Record<string, string> = { Allow: allow }
  if (methods.includes('PATCH')) heads['Accept-Patch'] = ACCEPT_PATCH
  Object.assign(heads, tusHeads(c.req.path))
  if (c.req.method !== 'OPTIONS') {
    throw new AppError('method_not_allowed', `${c.req.path} takes ${allow}.`, { headers: heads })
  }
  const headers = { ...heads, ...preflightHeads(c.get('heads'), allow) }
  return send(c, { status: 204, headers, text: null })
})

api.onError((thrown, c) => refuse(c, thrown))

function refuse(c: ApiContext, thrown: unknown): Response {
  const error = named(thrown)
  const problem = toProblem(error, { instance: c.req.path, requestId: c.get('requestId') })
  reportError(error, { ...problem, traceId: c.get('traceId') })
  return send(c, problemAnswer(problem, error))
}
