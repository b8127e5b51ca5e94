import 'server-only'
import { AppError } from '@/lib/errors'
import { assertDiskSpace } from './disk-space'
import { formatBytes } from './format-bytes'
import { acquireSlot } from './slots'
import { withStallTimeout } from './stall-timeout'
import { createTempPath, release } from './temp-files'
import { writeStreamToFile } from './write-file'

/** A file that arrives in one request, with the other fields of its form. */
export type IncomingFile<Fields> = {
  /** The file. Not read before all checks that need no byte of it have passed. */
  stream: ReadableStream<Uint8Array>
  /** Bytes of the file at least, as the sender announced; 0 if unknown. */
  contentLength: number
  /** Read after the end of `stream`, like `fields`: in a form both may follow the file. */
  readonly fileName: string
  readonly fields: Fields
}

/** Runs `create`, or returns the result of an earlier call with the same `fingerprint`. */
export type CreateOnce<Created, Result> = (
  fingerprint: unknown,
  create: () => Promise<Created>,
) => Promise<Result>

type SizeLimit = { maxBytes: number; createTooLargeError: (maxBytes: number) => Error }
type Incoming = Pick<IncomingFile<unknown>, 'stream' | 'contentLength'>

/**
 * Receives a file in a temporary file and passes its path to `use`; the file is deleted when `use` has
 * ended. Checks the size, the disk space and the slots before the first byte, and reads with a stall
 * timeout. Every body with a file is received by this function, so that none is held in memory.
 * @throws AppError `insufficient_storage`, `rate_limited`, `request_timeout`, `malformed_request`, the
 *   error of `createTooLargeError`, and the errors of the stream and of `use`
 */
export async function receiveFile<Result>(
  userId: string,
  { stream, contentLength }: Incoming,
  { maxBytes, createTooLargeError }: SizeLimit,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  if (contentLength > maxBytes) throw createTooLargeError(maxBytes)
  await assertDiskSpace(contentLength)
  const freeSlot = acquireSlot(userId)
  try {
    const path = await createTempPath()
    try {
      await writeStreamToFile(withStallTimeout(stream), {
        path,
        maxBytes,
        onTooLarge: () => createTooLargeError(maxBytes),
      })
      return await use(path)
    } finally {
      await release(path)
    }
  } finally {
    freeSlot()
  }
}

/** The problem for a file of more than `maxBytes` that is not a song. */
export const payloadTooLarge = (maxBytes: number) =>
  new AppError(
    'payload_too_large',
    `The file is larger than the maximum of ${formatBytes(maxBytes)}.`,
    { headers: { Connection: 'close' }, params: { maxBytes } },
  )
