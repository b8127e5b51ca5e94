/** The longest line of an index has a few hundred characters. */
const MAX_LINE_CHARS = 10_000

/**
 * Splits a content into lines, without the text after the last line break. Unlike `readline` it throws
 * the errors of the content.
 */
export async function* readLines(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of content) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > MAX_LINE_CHARS) throw new RangeError('A line is too long.')
    yield* lines
  }
}
