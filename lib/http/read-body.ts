import { AppError } from '@/lib/errors'
import { formatBytes } from '@/lib/services/uploads/format-bytes'

/** The bytes of a body, never more than `most`. Throws `payload_too_large` without buffering the rest. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > most) throw tooLarge(most)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

export const malformedRequest = (message: string, cause?: unknown) =>
  new AppError('malformed_request', message, { cause })

const tooLarge = (most: number) =>
  new AppError('payload_too_large', `The body is larger than ${formatBytes(most)}.`, {
    headers: { Connection: 'close' },
  })
