import type { Bytes } from './pcm'

/**
 * The same bytes in pieces of at most `size`: a decoder answers a piece at once, and a few bytes may
 * hold a lot of silence.
 */
export async function* piecesOf(bytes: Bytes, size: number): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size)
  }
}

/** The first `size` bytes, or all where there are fewer, and the whole stream again. */
export async function peek(bytes: Bytes, size: number): Promise<[Uint8Array, Bytes]> {
  const iterator = bytes[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  let length = 0
  while (length < size) {
    const { done, value } = await iterator.next()
    if (done) break
    chunks.push(value)
    length += value.length
  }
  const head = Buffer.concat(chunks)
  async function* whole() {
    yield head
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return [head.subarray(0, size), whole()]
}
