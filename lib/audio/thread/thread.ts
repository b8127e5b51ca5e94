import 'server-only'
import { pathToFileURL } from 'node:url'
import type { Transferable } from 'node:worker_threads'
import { Piscina } from 'piscina'

const MEMORY_CHECK_INTERVAL_MS = 100
const IDLE_TIMEOUT_MS = 30_000
const MB = 2 ** 20

type MemoryLimits = {
  heapMb: number
  youngGenerationMb: number
  /** Memory outside of the heap: WebAssembly and buffers. */
  externalMb: number
}

/** A function of a worker file to run. The deadline counts from the start of the function. */
export type ThreadTask = {
  file: string
  name: string
  argument: unknown
  deadlineMs: number
  /** Parts of the argument that the thread takes over, such as a message port. */
  transferList?: Transferable[]
  /** Ends the function before its deadline, as if that had passed. */
  isOverdue?: AbortSignal
}

/** The thread exceeded its time or memory and was killed. */
export class ThreadKilledError extends Error {
  override readonly name = 'ThreadKilledError'
  constructor(
    readonly reason: 'time' | 'memory',
    options: ErrorOptions,
  ) {
    super(`The thread exceeded its ${reason} limit.`, options)
  }
}

/**
 * Creates a thread for untrusted input. It runs one task at a time, and is killed and replaced when a
 * task exceeds its deadline or the memory limits.
 * @throws ThreadKilledError from the returned function
 */
export function createThread({ heapMb, youngGenerationMb, externalMb }: MemoryLimits) {
  let pool: Piscina | undefined
  let last: Promise<unknown> = Promise.resolve()

  async function run<Result>(task: ThreadTask): Promise<Result> {
    const { file, name, argument, deadlineMs, transferList, isOverdue } = task
    pool ??= new Piscina({
      filename: pathToFileURL(file).href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE_TIMEOUT_MS,
      resourceLimits: {
        maxOldGenerationSizeMb: heapMb,
        maxYoungGenerationSizeMb: youngGenerationMb,
      },
    })
    const memoryExceeded = new AbortController()
    const memoryCheck = setInterval(async () => {
      if ((await externalBytesOf(pool)) > externalMb * MB) memoryExceeded.abort()
    }, MEMORY_CHECK_INTERVAL_MS)
    const deadlines = [AbortSignal.timeout(deadlineMs), ...(isOverdue ? [isOverdue] : [])]
    const signal = AbortSignal.any([memoryExceeded.signal, ...deadlines])
    try {
      return await pool.run(argument, { name, signal, transferList })
    } catch (error) {
      throw asThreadKilled(error, memoryExceeded.signal.aborted) ?? error
    } finally {
      clearInterval(memoryCheck)
    }
  }

  return <Result>(task: ThreadTask): Promise<Result> => {
    const result = last.then(() => run<Result>(task))
    last = result.catch(() => undefined)
    return result
  }
}

function asThreadKilled(error: unknown, isMemoryExceeded: boolean): ThreadKilledError | undefined {
  if (!(error instanceof Error)) return undefined
  const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (isMemoryExceeded || isOutOfMemory) return new ThreadKilledError('memory', { cause: error })
  return error.name === 'AbortError' ? new ThreadKilledError('time', { cause: error }) : undefined
}

// The resource limits of a worker cover its heap only. A worker that is exiting has no statistics.
async function externalBytesOf(pool: Piscina | undefined): Promise<number> {
  const [worker] = pool?.threads ?? []
  const statistics = await worker?.getHeapStatistics().catch(() => undefined)
  return statistics?.external_memory ?? 0
}
