/** The bytes from `start` to `end`, both included. */
export type ByteRange = { start: number; end: number }

const LONGEST_NUMBER = 15

/**
 * What a Range header asks of `size` bytes (RFC 9110, section 14). Undefined where it is to be
 * ignored: another unit, no valid range, or several of them, which a server may answer with the
 * whole.
 */
export function readRange(
  header: string | null | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? []
  if (Math.max(first.length, last.length) > LONGEST_NUMBER) return undefined
  if (first === '') return last === '' ? undefined : suffix(Number(last), size)
  const start = Number(first)
  const end = last === '' ? size - 1 : Number(last)
  if (last !== '' && end < start) return undefined
  return start >= size ? 'unsatisfiable' : { start, end: Math.min(end, size - 1) }
}

const suffix = (length: number, size: number) =>
  length === 0 || size === 0
    ? ('unsatisfiable' as const)
    : { start: Math.max(0, size - length), end: size - 1 }
