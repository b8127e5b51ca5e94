import 'server-only'
import { FairQueue } from '@/lib/audio/probe/fair-queue'
import { createThread, ThreadKilledError } from '@/lib/audio/thread/thread'
import { findWorkerBundle } from '@/lib/audio/thread/worker-bundle'
import type { Context } from '@/lib/context'
import { AppError, type ErrorParams } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { type CountedRows, countRows, type ImportedFile } from './count-rows'

/** 200,000 rows, the most that are imported, take about 2 s on an idle core. */
const READ_DEADLINE_MS = 20_000
const MAX_WAIT_MS = 30_000
/** Each holds a file of up to 20 MB in memory. */
const MAX_WAITING = { total: 16, perUser: 4 }

/** The bundle of the thread (if empty, the file is read without one) and its deadline. */
type Thread = { file?: string; deadlineMs?: number }

const inThread = createThread({ heapMb: 512, youngGenerationMb: 64, externalMb: 256 })
const queue = new FairQueue(MAX_WAITING, busy)

/**
 * Reads a file of the user once in a thread, without keeping anything, and returns its number of
 * rows. The thread is ended if it takes more than 20 s or too much memory.
 * @throws AppError `unrecognised_format` for a file that is no playlist, `payload_too_large` for too
 * many rows, `file_too_complex` if the thread was ended, `service_unavailable` if too many files wait.
 */
export async function inspectFile(
  ctx: Context,
  given: ImportedFile,
  { file = findWorkerBundle('import-worker'), deadlineMs = READ_DEADLINE_MS }: Thread = {},
): Promise<number> {
  const counted = await inTurn(requireUser(ctx).userId, () =>
    file ? countInThread({ file, deadlineMs }, given) : countRows(given),
  )
  if ('code' in counted) {
    throw new AppError(counted.code, counted.message, { params: counted.params })
  }
  return counted.rows
}

async function countInThread(thread: Required<Thread>, given: ImportedFile): Promise<CountedRows> {
  try {
    return await inThread<CountedRows>({ ...thread, name: 'countRows', argument: given })
  } catch (error) {
    if (!(error instanceof ThreadKilledError)) throw error
    const maxSeconds = thread.deadlineMs / 1_000
    const message =
      error.reason === 'time'
        ? `The file takes longer than ${maxSeconds} seconds to read. Split it, or export it again.`
        : 'The file takes too much memory to read. Split it, or export it again.'
    const params: ErrorParams =
      error.reason === 'time' ? { reason: 'time', maxSeconds } : { reason: 'memory' }
    throw new AppError('file_too_complex', message, { params, cause: error })
  }
}

/** Files are read one at a time, in turns between users. The maximum wait is 30 s. */
function inTurn(userId: string, work: () => Promise<CountedRows>): Promise<CountedRows> {
  return new Promise((resolve, reject) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      reject(busy())
    }, MAX_WAIT_MS)
    const begin = async () => {
      clearTimeout(timer)
      if (isLate) throw busy()
      return work()
    }
    queue
      .run(userId, begin)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

function busy(): AppError {
  return new AppError('service_unavailable', 'Many files are being read. Try again soon.', {
    headers: { 'Retry-After': '10' },
  })
}
