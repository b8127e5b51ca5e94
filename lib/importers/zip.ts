import { Unzip, UnzipInflate } from 'fflate'
import { AppError } from '@/lib/errors'

const MAX_ENTRIES = 10_000
const MAX_ENTRY_BYTES = 50 * 1024 * 1024
const MAX_TOTAL_BYTES = 200 * 1024 * 1024
/** Text compresses 5 to 30 times; an archive made to fill memory, 1,000 times. */
const MAX_RATIO = 100
/** Below this size, a high ratio does no harm. */
const MIN_RATIO_BYTES = 1024 * 1024
const MAX_NAME_CHARACTERS = 1000

/** A file of an archive; `name` includes its folders. */
export type ZipEntry = { name: string; bytes: Uint8Array }

/**
 * Reads the entries of a ZIP archive one after another; `accepts` chooses by name. Nothing is written
 * to disk, so names with `..` do no harm.
 * @throws AppError `payload_too_large` above the limits of entries, bytes and compression ratio,
 * `unrecognised_format` for a damaged archive.
 */
export async function* readZip(
  chunks: AsyncIterable<Uint8Array>,
  accepts: (name: string) => boolean,
): AsyncGenerator<ZipEntry> {
  const reader = new ZipReader(accepts)
  for await (const chunk of chunks) {
    reader.push(chunk, false)
    yield* reader.take()
  }
  reader.push(new Uint8Array(), true)
  yield* reader.take()
}

class ZipReader {
  readonly #unzip: Unzip
  readonly #accepts: (name: string) => boolean
  #ready: ZipEntry[] = []
  #entries = 0
  #compressedBytes = 0
  #totalBytes = 0

  constructor(accepts: (name: string) => boolean) {
    this.#accepts = accepts
    this.#unzip = new Unzip()
    this.#unzip.register(UnzipInflate)
    this.#unzip.onfile = (file) => {
      if (++this.#entries > MAX_ENTRIES) throw tooLarge(`more than ${MAX_ENTRIES} files`)
      const name = file.name.slice(0, MAX_NAME_CHARACTERS)
      if (!this.#accepts(name)) return
      const pieces: Uint8Array[] = []
      let size = 0
      file.ondata = (error, piece, isLast) => {
        if (error) throw error
        size += piece.length
        this.#count(piece.length, size)
        pieces.push(piece)
        if (isLast) this.#ready.push({ name, bytes: Buffer.concat(pieces) })
      }
      file.start()
    }
  }

  push(chunk: Uint8Array, isLast: boolean): void {
    this.#compressedBytes += chunk.length
    try {
      this.#unzip.push(chunk, isLast)
    } catch (cause) {
      if (cause instanceof AppError) throw cause
      throw new AppError('unrecognised_format', 'This ZIP archive is damaged.', { cause })
    }
  }

  /** Returns and removes the entries that are complete. */
  take(): ZipEntry[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  #count(bytes: number, entryBytes: number): void {
    this.#totalBytes += bytes
    if (entryBytes > MAX_ENTRY_BYTES) throw tooLarge('a file of more than 50 MB')
    if (this.#totalBytes > MAX_TOTAL_BYTES) throw tooLarge('more than 200 MB of files')
    const ratio = this.#totalBytes / Math.max(1, this.#compressedBytes)
    if (this.#totalBytes > MIN_RATIO_BYTES && ratio > MAX_RATIO)
      throw tooLarge('files that are compressed more than 100 times')
  }
}

const tooLarge = (what: string) =>
  new AppError('payload_too_large', `The archive has ${what}. Unpack it and import the files.`)
