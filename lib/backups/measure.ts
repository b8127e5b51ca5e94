import { createHash } from 'node:crypto'
import { z } from 'zod'

/** A checksum in hexadecimal digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export type Measure = { bytes: number; sha256: string }

/** Counts and hashes the bytes that pass through. `result` is valid when the content has ended. */
export function measured(content: AsyncIterable<Uint8Array>): {
  content: AsyncGenerator<Uint8Array>
  result: () => Measure
} {
  const hash = createHash('sha256')
  let bytes = 0
  let sha256: string | undefined
  async function* pass() {
    for await (const chunk of content) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
    sha256 = hash.digest('hex')
  }
  return {
    content: pass(),
    result: () => {
      if (sha256 === undefined) throw new Error('The content has not ended.')
      return { bytes, sha256 }
    },
  }
}

/** Reads a content to its end. */
export async function measure(content: AsyncIterable<Uint8Array>): Promise<Measure> {
  const reading = measured(content)
  for await (const _ of reading.content);
  return reading.result()
}
