import { AppError, type ErrorParams } from '@/lib/errors'
import { formatBytes } from '@/lib/services/uploads/format-bytes'

/**
 * Reads a body of at most `maxBytes`.
 * @throws AppError `payload_too_large`, without buffering the rest
 */
export async function readBytes(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > maxBytes) throw tooLarge(maxBytes)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge(maxBytes)
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

const tooLarge = (maxBytes: number) =>
  new AppError(
    'payload_too_large',
    `The body is larger than the maximum of ${formatBytes(maxBytes)}.`,
    { headers: { Connection: 'close' }, params: { maxBytes } },
  )
