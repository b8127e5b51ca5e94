import { parse } from 'range-parser'

/** The bytes from `start` to `end`, both included. */
export type ByteRange = { start: number; end: number }

/** Bits of the code that range-parser returns for a header. */
const INVALID = 1
const UNSATISFIABLE = 2

/**
 * Returns the range of `size` bytes that a Range header requests (RFC 9110, section 14), or
 * undefined if the header is to be ignored: another unit, an invalid range, or several ranges, for
 * which a server may send the whole.
 */
export function readRange(
  header: string | null | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const { code, type, ranges } = parse(size, header ?? '')
  if (type !== 'bytes' || code & INVALID) return undefined
  const [range, ...others] = ranges
  if (range) return others.length === 0 ? range : undefined
  return code & UNSATISFIABLE ? 'unsatisfiable' : undefined
}
