import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const WINDOW_BYTES = 262_144

/** A file read by offset, through one window: walking forward costs a read in every 256 KB. */
export class ByteSource {
  readonly size: number
  private readonly file: number
  private window = Buffer.alloc(0)
  private windowAt = 0

  constructor(path: string) {
    this.file = openSync(path, 'r')
    this.size = fstatSync(this.file).size
  }

  /** Bytes from `at` on: `length` of them, or what there is. Good until the next call. */
  read(at: number, length: number): Buffer {
    if (at < 0 || at >= this.size) return Buffer.alloc(0)
    const inside = at >= this.windowAt && at + length <= this.windowAt + this.window.length
    if (!inside) this.load(at, Math.max(length, WINDOW_BYTES))
    const from = at - this.windowAt
    return this.window.subarray(from, from + length)
  }

  /** Text of one byte a character. */
  text(at: number, length: number): string {
    return this.read(at, length).toString('latin1')
  }

  close(): void {
    closeSync(this.file)
  }

  private load(at: number, length: number): void {
    const wanted = Math.max(0, Math.min(length, this.size - at))
    const bytes = Buffer.allocUnsafe(wanted)
    let filled = 0
    while (filled < wanted) {
      const count = readSync(this.file, bytes, filled, wanted - filled, at + filled)
      if (count === 0) break
      filled += count
    }
    this.window = bytes.subarray(0, filled)
    this.windowAt = at
  }
}
