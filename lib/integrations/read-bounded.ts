/** What a body holds beyond the bytes it may have. */
export class TooManyBytesError extends Error {
  override readonly name = 'TooManyBytesError'
}

type Body = AsyncIterable<Uint8Array> & { cancel: () => Promise<void> }

/**
 * Reads a body of at most `most` bytes, counted as they come out of their compression. Throws
 * TooManyBytesError as soon as there are more, and lets go of the rest.
 */
export async function readBounded(
  body: Body | null,
  headers: { get: (name: string) => string | null },
  most: number,
): Promise<Uint8Array> {
  if (body === null) return new Uint8Array()
  if (Number(headers.get('content-length')) > most) {
    await body.cancel().catch(() => {})
    throw new TooManyBytesError()
  }
  const pieces: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels the stream.
  for await (const piece of body) {
    size += piece.byteLength
    if (size > most) throw new TooManyBytesError()
    pieces.push(piece)
  }
  return Buffer.concat(pieces, size)
}
