/** A stretch of sound: a channel an array, all equally long, samples of -1 to 1. */
export type Pcm = { framesPerSecond: number; channels: Float32Array[] }

export type Bytes = AsyncIterable<Uint8Array>

/** Turns the bytes of a file into sound, piece by piece, so that long files need no more memory. */
export type Decoder = (bytes: Bytes, signal: AbortSignal) => AsyncGenerator<Pcm>

/** A file that cannot be decoded; the message is fit to be shown to its owner. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError'
}
