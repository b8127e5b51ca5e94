/** `close` lets go of the source where nobody will read on. */
type Headed<Piece> = {
  head: Piece[]
  all: AsyncGenerator<Piece>
  close: () => Promise<unknown>
}

/** Takes pieces until they hold `size` units, and gives them beside a stream that misses nothing. */
export async function takeHead<Piece extends { length: number }>(
  pieces: AsyncIterable<Piece>,
  size: number,
): Promise<Headed<Piece>> {
  const source = pieces[Symbol.asyncIterator]()
  const head: Piece[] = []
  let length = 0
  while (length < size) {
    const { value, done } = await source.next()
    if (done) break
    head.push(value)
    length += value.length
  }
  const close = async () => source.return?.()
  return { head, all: chained(head, source), close }
}

async function* chained<Piece>(head: Piece[], source: AsyncIterator<Piece>): AsyncGenerator<Piece> {
  try {
    for (let piece = head.shift(); piece !== undefined; piece = head.shift()) yield piece
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    await source.return?.()
  }
}
