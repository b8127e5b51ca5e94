import 'server-only'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { type BuiltSet, buildSet, type SetRequest } from './build-set'

/** A larger set would block the event loop for a noticeable time. */
export const MAX_INLINE_TRACKS = 20_000
const TIMEOUT_MS = 30_000
const MAX_QUEUED_SETS = 16

let pool: Piscina | undefined

const workerBundle = () => resolve('dist/build-set-worker.js')

/**
 * Builds a set, one of more than MAX_INLINE_TRACKS tracks in a worker thread.
 * Without a bundle of the worker (in development) every set is built in this thread.
 */
export async function buildSetInThread(
  request: SetRequest,
  worker = workerBundle(),
): Promise<BuiltSet> {
  const isSmall = request.tracks.length <= MAX_INLINE_TRACKS
  if (isSmall || !existsSync(/* turbopackIgnore: true */ worker)) return buildSet(request)
  pool ??= new Piscina({
    filename: pathToFileURL(worker).href,
    name: 'buildSet',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    maxQueue: MAX_QUEUED_SETS,
  })
  return pool.run(request, { signal: AbortSignal.timeout(TIMEOUT_MS) })
}
