import 'server-only'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'

const LOOK_EVERY_MS = 100
const SHUT_DOWN_AFTER_MS = 30_000
const MB = 2 ** 20

type Bounds = {
  heapMb: number
  youngMb: number
  /** What decoders may hold outside the heap, as WebAssembly and buffers do. */
  outsideMb: number
}

/** What a thread does: which of its functions, with what, and how long it may take once it begins. */
export type ThreadWork = { file: string; name: string; given: unknown; deadlineMs: number }

/** The thread took too long or too much memory, and is gone. */
export class ThreadKilledError extends Error {
  override readonly name = 'ThreadKilledError'
  constructor(
    readonly reason: 'time' | 'memory',
    options: ErrorOptions,
  ) {
    super(`The thread took too much ${reason}.`, options)
  }
}

/**
 * A thread for bytes that nobody vouches for, one work at a time, each of which is killed when it
 * takes more time or memory than it should. Throws ThreadKilledError then.
 */
export function createThread({ heapMb, youngMb, outsideMb }: Bounds) {
  let pool: Piscina | undefined
  let last: Promise<unknown> = Promise.resolve()

  async function run<Result>({ file, name, given, deadlineMs }: ThreadWork): Promise<Result> {
    pool ??= new Piscina({
      filename: pathToFileURL(file).href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: SHUT_DOWN_AFTER_MS,
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
    })
    const tooMuch = new AbortController()
    const watch = setInterval(async () => {
      if ((await outsideOf(pool)) > outsideMb * MB) tooMuch.abort()
    }, LOOK_EVERY_MS)
    const signal = AbortSignal.any([tooMuch.signal, AbortSignal.timeout(deadlineMs)])
    try {
      return await pool.run(given, { name, signal })
    } catch (error) {
      const { name: kind, code } = error as { name?: string; code?: string }
      if (tooMuch.signal.aborted || code === 'ERR_WORKER_OUT_OF_MEMORY') {
        throw new ThreadKilledError('memory', { cause: error })
      }
      if (kind === 'AbortError') throw new ThreadKilledError('time', { cause: error })
      throw error
    } finally {
      clearInterval(watch)
    }
  }

  return <Result>(work: ThreadWork): Promise<Result> => {
    const turn = last.then(() => run<Result>(work))
    last = turn.catch(() => undefined)
    return turn
  }
}

// The limits of a thread bound its heap alone; a thread that is just ending tells nothing.
async function outsideOf(pool: Piscina | undefined): Promise<number> {
  const [worker] = pool?.threads ?? []
  const statistics = await worker?.getHeapStatistics().catch(() => undefined)
  return statistics?.external_memory ?? 0
}
