import 'server-only'
import { AppError } from '@/lib/errors'

const WINDOW_MS = 15_000
const MIN_WINDOW_BYTES = 4_096

/**
 * Yields the bytes of a stream while they keep arriving. A window of 15 s spent waiting that brings
 * less than 4 kB ends it; time that the reader takes does not count.
 * @throws AppError `request_timeout` for a stalled sender, `malformed_request` for one that disconnected
 */
export async function* withStallTimeout(
  body: ReadableStream<Uint8Array>,
  windowMs = WINDOW_MS,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  let waitedMs = 0
  let bytes = 0
  try {
    for (;;) {
      const startedAt = performance.now()
      const { done, value } = await withDeadline(reader.read(), windowMs - waitedMs)
      if (done) return
      waitedMs += performance.now() - startedAt
      bytes += value.byteLength
      yield value
      if (bytes >= MIN_WINDOW_BYTES) [waitedMs, bytes] = [0, 0]
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

async function withDeadline<Result>(read: Promise<Result>, ms: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(stalled()), Math.max(0, ms))
  })
  try {
    return await Promise.race([read.catch(disconnected), deadline])
  } finally {
    clearTimeout(timer)
    read.catch(() => {})
  }
}

const stalled = () =>
  new AppError(
    'request_timeout',
    'The body stopped arriving. Send it again, or resume the upload.',
    {
      headers: { Connection: 'close' },
    },
  )

// A problem found by the parser of the body is passed on.
const disconnected = (error: unknown): never => {
  if (error instanceof AppError) throw error
  throw new AppError('malformed_request', 'The connection closed before the end of the body.', {
    cause: error,
  })
}
