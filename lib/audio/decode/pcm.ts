/** A block of samples from -1 to 1: one array per channel, all of the same length. */
export type Pcm = { sampleRate: number; channels: Float32Array[] }

export type Bytes = AsyncIterable<Uint8Array>

/** Decodes the bytes of a file block by block, so that long files need no more memory. */
export type Decoder = (bytes: Bytes, signal: AbortSignal) => AsyncGenerator<Pcm>
