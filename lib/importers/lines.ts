import { boundText } from '@/lib/song-text/clean-text'

const MAX_LINE_CHARACTERS = 32 * 1024

/**
 * `number` counts from 1. `text` has at most 1,000 characters, for regular expressions. `raw` has at
 * most 32,768 characters, for scanners of paths, URLs and our own JSON.
 */
export type Line = { number: number; text: string; raw: string }

/** Reads the lines of a text with any line endings, without outer spaces. */
export async function* readLines(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 1
  let open = ''
  let endedWithReturn = false
  for await (const piece of text) {
    const joined = endedWithReturn && piece.startsWith('\n') ? piece.slice(1) : piece
    if (piece !== '') endedWithReturn = piece.endsWith('\r')
    const parts = joined.split(/\r\n|\n|\r/)
    for (const part of parts.slice(0, -1)) {
      yield createLine(number++, appendBounded(open, part))
      open = ''
    }
    open = appendBounded(open, parts.at(-1) ?? '')
  }
  if (open !== '') yield createLine(number, open)
}

function createLine(number: number, line: string): Line {
  return { number, text: boundText(line), raw: line.trim() }
}

function appendBounded(start: string, end: string): string {
  return start + end.slice(0, Math.max(0, MAX_LINE_CHARACTERS - start.length))
}
