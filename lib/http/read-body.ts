import { AppError, type ErrorParams } from '@/lib/errors'
import { formatBytes } from '@/lib/services/uploads/format-bytes'
import { withStallTimeout } from '@/lib/services/uploads/stall-timeout'

/**
 * Reads a body of at most `maxBytes` that arrives within `deadlineMs`.
 * @throws AppError `payload_too_large`, without buffering the rest; `request_timeout` for a body that
 *   stalls or exceeds the deadline; `malformed_request` if the connection closes
 */
export async function readBytes(
  request: Request,
  maxBytes: number,
  deadlineMs: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > maxBytes) throw tooLarge(maxBytes)
  const chunks: Uint8Array[] = []
  let size = 0
  const startedAt = performance.now()
  for await (const chunk of request.body ? withStallTimeout(request.body) : []) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge(maxBytes)
    if (performance.now() - startedAt > deadlineMs) throw requestTimeout()
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}

/** Creates the error for a request that cannot be read. */
export const malformedRequest = (
  message: string,
  options: ErrorOptions & { params?: ErrorParams } = {},
) => new AppError('malformed_request', message, options)

const requestTimeout = () =>
  new AppError('request_timeout', 'The body arrives too slowly.', {
    headers: { Connection: 'close' },
  })

const tooLarge = (maxBytes: number) =>
  new AppError(
    'payload_too_large',
    `The body is larger than the maximum of ${formatBytes(maxBytes)}.`,
    { headers: { Connection: 'close' }, params: { maxBytes } },
  )
