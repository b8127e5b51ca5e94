import { splitChunks } from './chunks'
import type { Bytes, Pcm } from './pcm'

type Decoded = { channelData: Float32Array[]; samplesDecoded: number; sampleRate: number }
type WasmDecoder = {
  ready: Promise<void>
  decode: (bytes: Uint8Array) => Decoded | Promise<Decoded>
  flush?: () => Promise<Decoded>
  free: () => void
}

/** Decodes with a decoder of the wasm-audio-decoders family, which skips damaged frames. */
export async function* decodeWith(
  decoder: WasmDecoder,
  bytes: Bytes,
  chunkBytes: number,
): AsyncGenerator<Pcm> {
  await decoder.ready
  try {
    for await (const chunk of splitChunks(bytes, chunkBytes)) {
      yield* toPcm(await decoder.decode(chunk))
    }
    if (decoder.flush) yield* toPcm(await decoder.flush())
  } finally {
    decoder.free()
  }
}

function* toPcm({ channelData, samplesDecoded, sampleRate }: Decoded): Generator<Pcm> {
  if (samplesDecoded > 0) yield { sampleRate, channels: channelData }
}
