import { bounded } from '@/lib/song-text/clean-text'

const MOST_CHARACTERS = 32 * 1024

/**
 * `number` counts from 1. `text` is cut for expressions; `whole`, of at most 32,768 characters, is
 * for what may be longer (paths, addresses, our own JSON) and is read by scanners.
 */
export type Line = { number: number; text: string; whole: string }

/** The lines of a text, whichever way they end, without outer spaces. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 1
  let open = ''
  let endedWithReturn = false
  for await (const piece of text) {
    const joined = endedWithReturn && piece.startsWith('\n') ? piece.slice(1) : piece
    if (piece !== '') endedWithReturn = piece.endsWith('\r')
    const parts = joined.split(/\r\n|\n|\r/)
    for (const part of parts.slice(0, -1)) {
      yield lineOf(number++, limited(open, part))
      open = ''
    }
    open = limited(open, parts.at(-1)!)
  }
  if (open !== '') yield lineOf(number, open)
}

function lineOf(number: number, line: string): Line {
  return { number, text: bounded(line), whole: line.trim() }
}

function limited(start: string, end: string): string {
  return start + end.slice(0, Math.max(0, MOST_CHARACTERS - start.length))
}
