import { DecodeError, type Pcm } from './pcm'

export const CHANNELS_MOST = 8
const RATE_LEAST = 8_000
const RATE_MOST = 384_000

/** Passes sound on until it is longer than `secondsMost`. Throws DecodeError beyond the bounds. */
export async function* bounded(
  sound: AsyncIterable<Pcm>,
  secondsMost: number,
): AsyncGenerator<Pcm> {
  let first: Pcm | undefined
  let frames = 0
  for await (const pcm of sound) {
    if (first === undefined) assertSane(pcm)
    first ??= pcm
    assertSame(pcm, first)
    frames += pcm.channels[0]!.length
    if (frames > secondsMost * pcm.framesPerSecond) {
      throw new DecodeError('The sound goes on for longer than the file says it does.')
    }
    yield pcm
  }
  if (first === undefined) throw new DecodeError('No sound could be decoded from the file.')
}

function assertSane({ framesPerSecond, channels }: Pcm): void {
  if (channels.length < 1 || channels.length > CHANNELS_MOST) {
    throw new DecodeError(`The file has ${channels.length} channels.`)
  }
  if (!(framesPerSecond >= RATE_LEAST && framesPerSecond <= RATE_MOST)) {
    throw new DecodeError(`The file has ${framesPerSecond} samples a second.`)
  }
}

function assertSame({ framesPerSecond, channels }: Pcm, first: Pcm): void {
  if (framesPerSecond !== first.framesPerSecond || channels.length !== first.channels.length) {
    throw new DecodeError('The sound of the file changes its format in the middle.')
  }
}
