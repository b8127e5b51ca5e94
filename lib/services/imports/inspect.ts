import 'server-only'
import { FairQueue } from '@/lib/audio/probe/fair-queue'
import { findWorkerBundle } from '@/lib/audio/thread/worker-bundle'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { type CountedFile, type CountedRows, countRows, type ImportedFile } from './count-rows'
import { maxImportRows } from './limits'
import { createReadThread } from './read-thread'
import { readDeadlineMs, toFileError } from './thread-deadline'

/** The start of a file that is read while its sender waits. */
export const MAX_INSPECTED_BYTES = 20 * 2 ** 20
const MAX_WAIT_MS = 30_000
/** Each holds a slot and a temporary file. */
const MAX_WAITING = { total: 16, perUser: 4 }

/** The bundle of the thread (if empty, the file is read without one) and its deadline. */
type Thread = { file?: string; deadlineMs?: number }

const runWhileSenderWaits = createReadThread()
const runInJob = createReadThread()
const queue = new FairQueue(MAX_WAITING, busy)

/**
 * Reads a file of the user once in a thread, without keeping anything, and returns its number of
 * rows; of a file of more than 20 MB only the start, and returns 0. The thread is ended if it takes
 * more than 20 s or too much memory.
 * @throws AppError `unrecognised_format` for a file that is no playlist, `payload_too_large` for too
 * many rows, `file_too_complex` if the thread was ended, `service_unavailable` if too many files wait.
 */
export async function inspectFile(
  ctx: Context,
  given: ImportedFile & { bytesOnDisk?: number },
  { file = findWorkerBundle('import-worker'), deadlineMs = readDeadlineMs(0) }: Thread = {},
): Promise<number> {
  const { bytesOnDisk = 0, ...imported } = given
  const isLarge = bytesOnDisk > MAX_INSPECTED_BYTES
  const counted = { ...imported, ...(isLarge ? { maxBytes: MAX_INSPECTED_BYTES } : {}) }
  const actor = requireUser(ctx)
  const maxRows = maxImportRows(actor)
  const rows = await inTurn(actor.userId, () =>
    count({ ...counted, maxRows }, { run: runWhileSenderWaits, file, deadlineMs }),
  )
  return isLarge ? 0 : rows
}

/** Counts the rows of a large file, which guests cannot send, in the thread of jobs. Errors as those of `inspectFile`. */
export const countFileRows = (
  { bytes, ...given }: { path: string; fileName: string; bytes: number },
  { file = findWorkerBundle('import-worker'), deadlineMs = readDeadlineMs(bytes) }: Thread = {},
): Promise<number> =>
  count(
    { ...given, maxRows: maxImportRows({ isGuest: false }) },
    { run: runInJob, file, deadlineMs },
  )

type Counting = { run: ReturnType<typeof createReadThread>; file?: string; deadlineMs: number }

async function count(argument: CountedFile, { run, file, deadlineMs }: Counting): Promise<number> {
  const counted = await (file
    ? run<CountedRows>({ file, name: 'countRows', argument, deadlineMs })
    : countRows(argument)
  ).catch((error: unknown) => {
    throw toFileError(error, deadlineMs)
  })
  if ('rows' in counted) return counted.rows
  throw new AppError(counted.code, counted.message, { params: counted.params })
}

/** Files are read one at a time, in turns between users. The maximum wait is 30 s. */
function inTurn(userId: string, work: () => Promise<number>): Promise<number> {
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
