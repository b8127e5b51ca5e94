import 'server-only'
import { createWriteStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { noDiskSpace } from './disk-space'

type Target = {
  path: string
  /** The byte of an existing file to continue at; undefined writes a new file. */
  offset?: number
  maxBytes: number
  /** Creates the error for a stream of more than `maxBytes`. */
  onTooLarge: () => Error
}

/**
 * Writes a stream to a file and returns the number of bytes written.
 * @throws the error of `onTooLarge`, `insufficient_storage` if the disk is full, and errors of the stream
 */
export async function writeStreamToFile(
  content: Readable | AsyncIterable<Uint8Array>,
  { path, offset, maxBytes, onTooLarge }: Target,
): Promise<number> {
  let bytes = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength
      if (bytes > maxBytes) done(onTooLarge())
      else done(null, chunk)
    },
  })
  const file = createWriteStream(path, offset === undefined ? {} : { flags: 'r+', start: offset })
  try {
    await pipeline(content, counter, file)
  } catch (error) {
    throw isDiskFull(error) ? noDiskSpace(error) : error
  }
  return bytes
}

const isDiskFull = (error: unknown) =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code))
