import 'server-only'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { makeCover } from './cover'
import { probeFile, type Verdict } from './probe-file'

const DEADLINE_MS = 30_000
const WAITING_MOST = 64
const HEAP_MB = 192
const TOO_LONG = 'This file could not be read in time; it is made in a way that nothing plays.'

type Task = { name: 'probeFile'; given: string } | { name: 'makeCover'; given: Uint8Array }

let pool: Piscina | undefined
let last: Promise<unknown> = Promise.resolve()
let waiting = 0

const built = () =>
  resolve(env().NODE_ENV === 'production' ? 'dist' : 'dist/dev', 'probe-worker.js')

/**
 * Looks through a file in a thread of its own with little memory, which is killed when it takes too
 * long: that is a refusal too. Throws `service_unavailable` when too many files wait.
 */
export const probe = (path: string, worker = built()): Promise<Verdict> =>
  guarded<Verdict>({ name: 'probeFile', given: path }, worker, { refusal: TOO_LONG })

/** A picture in every size of a cover, made in the same thread; or why not. */
export const drawCover = (bytes: Uint8Array, worker = built()) =>
  guarded<Awaited<ReturnType<typeof makeCover>>>({ name: 'makeCover', given: bytes }, worker, {
    fault: 'The picture takes too long to draw.',
  })

// One at a time: a heap of hostile files costs its senders time, and nobody else.
function guarded<Result>(task: Task, worker: string, onKill: Result): Promise<Result> {
  if (waiting >= WAITING_MOST) {
    throw new AppError('service_unavailable', 'Many files are being looked at. Try again soon.', {
      headers: { 'Retry-After': '10' },
    })
  }
  waiting++
  const turn = last.then(() => run<Result>(task, worker, onKill)).finally(() => waiting--)
  last = turn.catch(() => undefined)
  return turn
}

async function run<Result>(task: Task, worker: string, onKill: Result): Promise<Result> {
  if (!existsSync(worker)) return here(task) as Promise<Result>
  pool ??= new Piscina({
    filename: pathToFileURL(worker).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32 },
  })
  try {
    return await pool.run(task.given, { name: task.name, signal: AbortSignal.timeout(DEADLINE_MS) })
  } catch (error) {
    if (isKilled(error)) return onKill
    throw error
  }
}

const here = (task: Task): Promise<unknown> =>
  task.name === 'probeFile' ? probeFile(task.given) : makeCover(task.given)

const isKilled = (error: unknown) => {
  const { name, code } = error as { name?: string; code?: string }
  return name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY'
}
