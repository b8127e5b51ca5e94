/** `close` releases the source if it is not read to its end. */
type WithHead<Piece> = {
  head: Piece[]
  all: AsyncGenerator<Piece>
  close: () => Promise<unknown>
}

/** Reads pieces of at least `size` units in all, and returns them and a stream of all pieces. */
export async function readHead<Piece extends { length: number }>(
  pieces: AsyncIterable<Piece>,
  size: number,
): Promise<WithHead<Piece>> {
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
  return { head, all: resume(head, source), close }
}

async function* resume<Piece>(head: Piece[], source: AsyncIterator<Piece>): AsyncGenerator<Piece> {
  try {
    for (let piece = head.shift(); piece !== undefined; piece = head.shift()) yield piece
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    await source.return?.()
  }
}
