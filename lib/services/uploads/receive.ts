import 'server-only'
import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '@/lib/errors'
import { noSpace } from './allowance'

const WINDOW_MS = 15_000
const LEAST_BYTES = 4_096

/**
 * Passes bytes on while they come. A sender who brings less than 4 kB in 15 s of waiting is cut
 * off with `request_timeout`; one who leaves, with `malformed_request`.
 */
export async function* steadily(
  body: ReadableStream<Uint8Array>,
  windowMs = WINDOW_MS,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  let waitedMs = 0
  let bytes = 0
  try {
    for (;;) {
      const began = performance.now()
      const { done, value } = await within(windowMs - waitedMs, reader.read())
      if (done) return
      waitedMs += performance.now() - began
      bytes += value.byteLength
      yield value
      if (bytes >= LEAST_BYTES) [waitedMs, bytes] = [0, 0]
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

async function within<Result>(ms: number, reading: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(stalled()), Math.max(0, ms))
  })
  try {
    return await Promise.race([reading.catch(leftEarly), late])
  } finally {
    clearTimeout(timer)
    reading.catch(() => {})
  }
}

const stalled = () =>
  new AppError('request_timeout', 'The file stopped arriving. Send it again, or resume it.', {
    headers: { Connection: 'close' },
  })

const leftEarly = (cause: unknown): never => {
  throw new AppError('malformed_request', 'The connection ended before the file did.', { cause })
}

type Target = { path: string; at?: number; most: number; onTooMuch: () => Error }

/** Writes a stream to a file, from byte `at` of it on; answers how many bytes came. */
export async function writeTo(
  content: Readable | AsyncIterable<Uint8Array>,
  { path, at, most, onTooMuch }: Target,
): Promise<number> {
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength
      if (bytes > most) done(onTooMuch())
      else done(null, chunk)
    },
  })
  const file = createWriteStream(path, at === undefined ? {} : { flags: 'r+', start: at })
  try {
    await pipeline(content, counted, file)
  } catch (error) {
    throw isFull(error) ? noSpace(error) : error
  }
  return bytes
}

const isFull = (error: unknown) =>
  ['ENOSPC', 'EDQUOT'].includes((error as { code?: string }).code ?? '')
