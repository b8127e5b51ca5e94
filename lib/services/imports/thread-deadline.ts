import 'server-only'
import { ThreadKilledError } from '@/lib/audio/thread/thread'
import { AppError, type ErrorParams } from '@/lib/errors'

const MIN_READ_DEADLINE_MS = 20_000
/** 20 MB take about 2 s on an idle core. */
const MIN_BYTES_PER_MS = 2_000

/** The time in which a thread must have read a file: 20 s, and longer for files above 40 MB. */
export const readDeadlineMs = (bytes: number): number =>
  Math.max(MIN_READ_DEADLINE_MS, Math.ceil(bytes / MIN_BYTES_PER_MS))

/** Returns the problem of a file whose thread was ended; another error is returned unchanged. */
export function toFileError(error: unknown, deadlineMs: number): unknown {
  if (!(error instanceof ThreadKilledError)) return error
  const maxSeconds = deadlineMs / 1_000
  const message =
    error.reason === 'time'
      ? `The file takes longer than ${maxSeconds} seconds to read. Split it, or export it again.`
      : 'The file takes too much memory to read. Split it, or export it again.'
  const params: ErrorParams =
    error.reason === 'time' ? { reason: 'time', maxSeconds } : { reason: 'memory' }
  return new AppError('file_too_complex', message, { params, cause: error })
}
