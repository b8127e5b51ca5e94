import 'server-only'
import { AppError } from '@/lib/errors'
import { threadBundle } from '../thread/bundle'
import { createThread, ThreadKilledError } from '../thread/thread'
import { makeCover } from './cover'
import { FairQueue } from './fair-queue'
import { probeFile, type Verdict } from './probe-file'

const DEADLINE_MS = 30_000
/** A user may send four files at once: one is looked at, and the others wait. */
const WAITING_MOST = { all: 64, each: 3 }
const TOO_LONG = 'This file could not be read in time; it is made in a way that nothing plays.'

type Task = { name: 'probeFile'; given: string } | { name: 'makeCover'; given: Uint8Array }

const inThread = createThread({ heapMb: 192, youngMb: 32, outsideMb: 1_024 })
// One at a time: a heap of hostile files costs its sender time, and nobody else much.
const queue = new FairQueue(
  WAITING_MOST,
  () =>
    new AppError('service_unavailable', 'Many files are being looked at. Try again soon.', {
      headers: { 'Retry-After': '10' },
    }),
)

const bundle = () => threadBundle('probe-worker')

/**
 * Looks through a file of a user in a thread of its own with little memory, which is killed when it takes too
 * long: that is a refusal too. Throws `service_unavailable` when too many files wait, or there is no
 * thread and should be.
 */
export const probe = async (userId: string, path: string, file = bundle()): Promise<Verdict> =>
  queue.run(userId, () =>
    guarded<Verdict>({ name: 'probeFile', given: path }, file, { refusal: TOO_LONG }),
  )

/** A picture of a user in every size of a cover, made in the same thread; or why not. */
export const drawCover = async (userId: string, bytes: Uint8Array, file = bundle()) =>
  queue.run(userId, () =>
    guarded<Awaited<ReturnType<typeof makeCover>>>({ name: 'makeCover', given: bytes }, file, {
      fault: 'The picture takes too long to draw.',
    }),
  )

async function guarded<Result>(
  task: Task,
  file: string | undefined,
  onKill: Result,
): Promise<Result> {
  try {
    if (!file) return (await here(task)) as Result
    return await inThread<Result>({ file, ...task, deadlineMs: DEADLINE_MS })
  } catch (error) {
    if (error instanceof ThreadKilledError) return onKill
    throw error
  }
}

const here = (task: Task): Promise<unknown> =>
  task.name === 'probeFile' ? probeFile(task.given) : makeCover(task.given)
