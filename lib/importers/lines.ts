const MOST_CHARACTERS = 32 * 1024

/** `number` counts from 1. */
export type Line = { number: number; text: string }

/** The lines of a text, whichever way they end; a line is cut at 32,768 characters. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 1
  let open = ''
  let endedWithReturn = false
  for await (const piece of text) {
    const joined = endedWithReturn && piece.startsWith('\n') ? piece.slice(1) : piece
    if (piece !== '') endedWithReturn = piece.endsWith('\r')
    const parts = joined.split(/\r\n|\n|\r/)
    for (const part of parts.slice(0, -1)) {
      yield { number: number++, text: limited(open, part) }
      open = ''
    }
    open = limited(open, parts.at(-1)!)
  }
  if (open !== '') yield { number, text: open }
}

function limited(start: string, end: string): string {
  return start + end.slice(0, Math.max(0, MOST_CHARACTERS - start.length))
}
