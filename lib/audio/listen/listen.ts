import 'server-only'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { env } from '@/lib/env'
import { type Heard, type Listening, listenTo } from './listen-to'

const HEAP_MB = 512
const SHUT_DOWN_AFTER_MS = 30_000

let pool: Piscina | undefined

const built = () =>
  resolve(env().NODE_ENV === 'production' ? 'dist' : 'dist/dev', 'analysis-worker.js')

/** The file took too long or too much memory: what it is made of, nothing should have to play. */
export class ListeningKilledError extends Error {
  override readonly name = 'ListeningKilledError'
}

/**
 * Listens to a file in a thread of its own, one file at a time, which is killed when it takes more
 * memory or time than any song needs. Throws ListeningKilledError then.
 */
export async function listen(listening: Listening, worker = built()): Promise<Heard> {
  if (!existsSync(worker)) return listenTo(listening)
  pool ??= new Piscina({
    filename: pathToFileURL(worker).href,
    name: 'listenTo',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: SHUT_DOWN_AFTER_MS,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 64 },
  })
  try {
    return await pool.run(listening, { signal: AbortSignal.timeout(listening.deadlineMs) })
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string }
    if (name !== 'AbortError' && code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error
    throw new ListeningKilledError(
      name === 'AbortError'
        ? 'It took too long to listen to this file.'
        : 'This file takes more memory than music does.',
      { cause: error },
    )
  }
}
