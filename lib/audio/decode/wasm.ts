import type { Bytes, Pcm } from './pcm'
import { piecesOf } from './pieces'

type Decoded = { channelData: Float32Array[]; samplesDecoded: number; sampleRate: number }
type WasmDecoder = {
  ready: Promise<void>
  decode: (bytes: Uint8Array) => Decoded | Promise<Decoded>
  flush?: () => Promise<Decoded>
  free: () => void
}

/** Drives a decoder of the wasm-audio-decoders family; broken frames are left out, as players do. */
export async function* decodeWith(
  decoder: WasmDecoder,
  bytes: Bytes,
  pieceBytes: number,
): AsyncGenerator<Pcm> {
  await decoder.ready
  try {
    for await (const piece of piecesOf(bytes, pieceBytes)) {
      yield* heard(await decoder.decode(piece))
    }
    if (decoder.flush) yield* heard(await decoder.flush())
  } finally {
    decoder.free()
  }
}

function* heard({ channelData, samplesDecoded, sampleRate }: Decoded): Generator<Pcm> {
  if (samplesDecoded > 0) yield { framesPerSecond: sampleRate, channels: channelData }
}
