import type { Bytes } from './pcm'

/**
 * Splits a stream into chunks of at most `size` bytes. A decoder returns the whole result of a chunk at
 * once, and a few bytes can contain a lot of silence.
 */
export async function* splitChunks(bytes: Bytes, size: number): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size)
  }
}

/** Returns the first `size` bytes, or fewer if there are not as many, and the stream from its start. */
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
