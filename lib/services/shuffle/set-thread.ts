import 'server-only'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { AppError } from '@/lib/errors'
import type { BuiltSet } from './build-set'
import { createSet, type SetRequest } from './set-worker'

/** A larger set would block the event loop for a noticeable time. */
export const MAX_INLINE_TRACKS = 2_000
const TIMEOUT_MS = 30_000
const MAX_QUEUED_SETS = 16

let pool: Piscina | undefined

const workerBundle = () => resolve('dist/build-set-worker.js')

/**
 * Builds or changes a set, one of more than MAX_INLINE_TRACKS tracks in a worker thread.
 * Without a bundle of the worker (in development) every set is built in this thread.
 */
export async function createSetInThread(
  request: SetRequest,
  worker = workerBundle(),
): Promise<BuiltSet> {
  const isSmall = request.list.size <= MAX_INLINE_TRACKS
  if (isSmall || !existsSync(/* turbopackIgnore: true */ worker)) return createSet(request)
  pool ??= new Piscina({
    filename: pathToFileURL(worker).href,
    name: 'createSet',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
  })
  // Piscina does not apply its maxQueue to tasks that have a signal.
  if (pool.queueSize >= MAX_QUEUED_SETS) {
    throw new AppError('service_unavailable', 'Too many sets are being built. Try again shortly.')
  }
  return pool.run(request, { signal: AbortSignal.timeout(TIMEOUT_MS) })
}
