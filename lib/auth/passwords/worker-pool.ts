import 'server-only'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { AppError } from '@/lib/errors'

const IDLE_TIMEOUT_MS = 30_000
const RETRY_AFTER_SECONDS = 2

type PoolOptions = {
  /** The function of the worker that the threads run. */
  name: 'runBcrypt' | 'estimateStrength'
  maxThreads: number
  maxWaitingTasks: number
  /** From the call to the result, the time in the queue included. */
  deadlineMs: number
}

/**
 * Creates threads for work on passwords, which would block the event loop. A task that exceeds the
 * deadline is aborted, and its thread is replaced.
 * @throws AppError `service_unavailable` from the returned function, also if too many tasks wait
 */
export function createPasswordPool({ name, maxThreads, maxWaitingTasks, deadlineMs }: PoolOptions) {
  let pool: Piscina | undefined
  return async (task: object) => {
    pool ??= new Piscina({
      filename: pathToFileURL(resolve('lib/auth/passwords/worker.mjs')).href,
      name,
      minThreads: 0,
      maxThreads,
      idleTimeout: IDLE_TIMEOUT_MS,
    })
    // Piscina does not apply its maxQueue to tasks that have a signal.
    if (pool.queueSize >= maxWaitingTasks) throw tooManyTasks()
    try {
      return await pool.run(task, { signal: AbortSignal.timeout(deadlineMs) })
    } catch (cause) {
      throw tooManyTasks(cause)
    }
  }
}

const tooManyTasks = (cause?: unknown) =>
  new AppError('service_unavailable', 'Too many sign-ins at once. Try again in a moment.', {
    cause,
    headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
  })
