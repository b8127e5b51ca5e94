import { FLACDecoder } from '@wasm-audio-decoders/flac'
import type { Decoder } from './pcm'
import { decodeWith } from './wasm'

/** A frame of silence has 14 bytes and up to 65,535 samples of eight channels. */
const CHUNK_BYTES = 2_048

/** Decodes FLAC, also in Ogg. */
export const decodeFlac: Decoder = (bytes) => decodeWith(new FLACDecoder(), bytes, CHUNK_BYTES)
