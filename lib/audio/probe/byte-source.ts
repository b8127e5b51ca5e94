import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const WINDOW_BYTES = 262_144

/** Reads a file at any offset through one buffer: reading forwards costs one read per 256 KB. */
export class ByteSource {
  readonly size: number
  private readonly file: number
  private window = Buffer.alloc(0)
  private windowStart = 0

  constructor(path: string) {
    this.file = openSync(path, 'r')
    this.size = fstatSync(this.file).size
  }

  /** Returns `length` bytes at `at`, or as many as there are. Valid until the next call. */
  read(at: number, length: number): Buffer {
    if (at < 0 || at >= this.size) return Buffer.alloc(0)
    const windowEnd = this.windowStart + this.window.length
    const isLoaded = at >= this.windowStart && at + length <= windowEnd
    if (!isLoaded) this.load(at, Math.max(length, WINDOW_BYTES))
    const from = at - this.windowStart
    return this.window.subarray(from, from + length)
  }

  /** Returns bytes as text of one byte per character. */
  text(at: number, length: number): string {
    return this.read(at, length).toString('latin1')
  }

  close(): void {
    closeSync(this.file)
  }

  private load(at: number, length: number): void {
    const size = Math.max(0, Math.min(length, this.size - at))
    const bytes = Buffer.allocUnsafe(size)
    let filled = 0
    while (filled < size) {
      const count = readSync(this.file, bytes, filled, size - filled, at + filled)
      if (count === 0) break
      filled += count
    }
    this.window = bytes.subarray(0, filled)
    this.windowStart = at
  }
}
