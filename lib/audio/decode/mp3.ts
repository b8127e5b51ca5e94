import { MPEGDecoder } from 'mpg123-decoder'
import type { Decoder } from './pcm'
import { decodeWith } from './wasm'

const PIECE_BYTES = 16_384

/** MPEG audio of layers I to III, without the silence that encoders add at both ends. */
export const decodeMp3 = (channels?: number): Decoder =>
  async function* (bytes) {
    for await (const pcm of decodeWith(new MPEGDecoder(), bytes, PIECE_BYTES)) {
      // The decoder plays one channel on both sides; loudness is measured of the one.
      yield { ...pcm, channels: pcm.channels.slice(0, channels) }
    }
  }
