/** A body exceeds its limit. */
export class TooManyBytesError extends Error {
  override readonly name = 'TooManyBytesError'
}

type Body = AsyncIterable<Uint8Array> & { cancel: () => Promise<void> }

/**
 * Reads a body of at most `maxBytes` bytes after decompression.
 * @throws TooManyBytesError as soon as there are more; the rest is cancelled.
 */
export async function readBounded(
  body: Body | null,
  headers: { get: (name: string) => string | null },
  maxBytes: number,
): Promise<Uint8Array> {
  if (body === null) return new Uint8Array()
  if (Number(headers.get('content-length')) > maxBytes) {
    await body.cancel().catch(() => {})
    throw new TooManyBytesError()
  }
  const pieces: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels the stream.
  for await (const piece of body) {
    size += piece.byteLength
    if (size > maxBytes) throw new TooManyBytesError()
    pieces.push(piece)
  }
  return Buffer.concat(pieces, size)
}
