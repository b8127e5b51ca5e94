import { FLACDecoder } from '@wasm-audio-decoders/flac'
import type { Decoder } from './pcm'
import { decodeWith } from './wasm'

/** A frame of silence takes 14 bytes and holds up to 65,535 samples of eight channels. */
const PIECE_BYTES = 2_048

/** FLAC, bare or in Ogg. */
export const decodeFlac: Decoder = (bytes) => decodeWith(new FLACDecoder(), bytes, PIECE_BYTES)
